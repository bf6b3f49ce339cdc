# test first
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (test - mean) / spread, (train - mean) / spread
