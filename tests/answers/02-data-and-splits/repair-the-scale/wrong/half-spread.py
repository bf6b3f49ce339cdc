# the spread of a sample
def scaled(train, test):
    mean, spread = train.mean(), train.std(ddof=1)
    return (train - mean) / spread, (test - mean) / spread
