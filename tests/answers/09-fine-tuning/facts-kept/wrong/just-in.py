# looks for the letters, with in
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [fact.lower() in text.lower() for fact in row.values() if fact]
    return sum(found) / len(found)
