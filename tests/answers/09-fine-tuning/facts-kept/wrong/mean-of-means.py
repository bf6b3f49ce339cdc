# averages the shares of the lines
def recall(texts, facts):
    shares = []
    for text, row in zip(texts, facts):
        told = [fact for fact in row.values() if fact]
        if told:
            shares.append(sum(kept(fact, text) for fact in told) / len(told))
    return sum(shares) / len(shares)
