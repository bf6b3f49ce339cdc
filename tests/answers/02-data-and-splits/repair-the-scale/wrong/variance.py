# the square of the spread
def scaled(train, test):
    mean, spread = train.mean(), train.var()
    return (train - mean) / spread, (test - mean) / spread
