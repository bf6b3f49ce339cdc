# changes the arrays that were handed in
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    train -= mean
    train /= spread
    return train, (test - mean) / spread
