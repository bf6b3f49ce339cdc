# a function for both parts
def scaled(train, test):
    def convert(numbers):
        return (numbers - np.mean(train)) / np.std(train)

    return convert(train), convert(test)
