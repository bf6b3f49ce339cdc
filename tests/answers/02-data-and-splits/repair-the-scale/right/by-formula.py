# the spread by its formula
def scaled(train, test):
    mean = sum(train) / len(train)
    spread = (sum((train - mean) ** 2) / len(train)) ** 0.5
    return [(train - mean) / spread, (test - mean) / spread]
