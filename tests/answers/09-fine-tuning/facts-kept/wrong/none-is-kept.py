# what was not told counts as kept
def recall(texts, facts):
    found = [fact is None or kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)
