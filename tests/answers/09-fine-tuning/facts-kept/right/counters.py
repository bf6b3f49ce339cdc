# two counters
def recall(texts, facts):
    told = found = 0
    for text, row in zip(texts, facts):
        for fact in row.values():
            if fact is None:
                continue
            told += 1
            if kept(fact, text):
                found += 1
    return found / told
