# minds capitals
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", text) is not None for fact in row.values() if fact]
    return sum(found) / len(found)
