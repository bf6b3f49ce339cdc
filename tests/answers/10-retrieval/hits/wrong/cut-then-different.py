# cuts first and makes different afterwards
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids[:k])):
            hits = hits + 1
    return hits / len(right)
