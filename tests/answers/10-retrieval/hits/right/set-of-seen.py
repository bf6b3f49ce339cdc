# goes through the ids and counts different pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        seen = []
        for page in ids:
            if page not in seen:
                seen.append(page)
        if wanted in seen[:k]:
            hits += 1
    return hits / len(ranked)
