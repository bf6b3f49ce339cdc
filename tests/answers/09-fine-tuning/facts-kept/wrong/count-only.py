# forgets to divide
def recall(texts, facts):
    return sum(kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact)
