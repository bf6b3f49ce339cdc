# returns after the first line
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [kept(fact, text) for fact in row.values() if fact]
        return sum(found) / len(found)
