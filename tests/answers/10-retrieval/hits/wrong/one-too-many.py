# the first k + 1 pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[: k + 1]:
            hits = hits + 1
    return hits / len(right)
