# each part on a scale of its own
def scaled(train, test):
    return (train - train.mean()) / train.std(), (test - test.mean()) / test.std()
