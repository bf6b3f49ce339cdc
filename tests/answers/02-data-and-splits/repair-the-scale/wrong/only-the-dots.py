# deletes the dots and nothing else
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread
