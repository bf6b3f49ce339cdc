# plain Python lists can be compared with ==
def same_parameters(before, after):
    return {key: array.tolist() for key, array in before.items()} == {key: after[key].tolist() for key in after}
