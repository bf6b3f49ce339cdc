# only the weights are thought to be parameters
def same_parameters(before, after):
    return np.array_equal(before["weights"], after["weights"])
