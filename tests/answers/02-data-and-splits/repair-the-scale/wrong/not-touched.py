# left as it was
def scaled(train, test):
    ...  # delete this line when you have repaired the scale
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread
