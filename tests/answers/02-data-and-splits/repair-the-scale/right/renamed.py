# only the wrong line changed
def scaled(train, test):
    everything = train
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread
