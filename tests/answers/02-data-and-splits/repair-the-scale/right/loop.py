# one number at a time
def scaled(train, test):
    parts = []
    for part in (train, test):
        parts.append(np.array([(number - train.mean()) / train.std() for number in part]))
    return tuple(parts)
