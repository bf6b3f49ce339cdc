# how many different pages stand before the first chunk of the right one
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in ids and len(set(ids[: ids.index(wanted)])) < k:
            hits = hits + 1
    return hits / len(right)
