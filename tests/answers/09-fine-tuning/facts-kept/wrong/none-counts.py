# what was not told counts as lost
def recall(texts, facts):
    found = [fact is not None and kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)
