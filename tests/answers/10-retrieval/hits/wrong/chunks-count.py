# two chunks of one page count as two
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in ids[:k]:
            hits = hits + 1
    return hits / len(right)
