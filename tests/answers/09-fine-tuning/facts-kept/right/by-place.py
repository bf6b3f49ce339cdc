# goes by the places in both lists
def recall(texts, facts):
    told = [(i, fact) for i in range(len(texts)) for fact in facts[i].values() if fact is not None]
    return sum(kept(fact, texts[i]) for i, fact in told) / len(told)
