# the scale of the test
def scaled(train, test):
    mean, spread = test.mean(), test.std()
    return (train - mean) / spread, (test - mean) / spread
