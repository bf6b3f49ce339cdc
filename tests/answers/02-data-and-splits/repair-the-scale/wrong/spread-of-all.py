# the mean of training, the spread of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = train.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread
