# only the k-th page counts
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if len(pages) >= k and pages[k - 1] == wanted:
            hits = hits + 1
    return hits / len(right)
