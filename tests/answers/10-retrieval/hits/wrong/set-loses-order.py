# a set has no order, so the first k are any; sorted by name here
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in sorted(set(ids))[:k]:
            hits = hits + 1
    return hits / len(right)
