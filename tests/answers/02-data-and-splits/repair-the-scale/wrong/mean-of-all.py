# the spread of training, the mean of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), train.std()
    return (train - mean) / spread, (test - mean) / spread
