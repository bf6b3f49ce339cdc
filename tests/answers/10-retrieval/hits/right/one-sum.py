# a sum over truths
def hit_at_k(ranked, right, k):
    found = [wanted in list(dict.fromkeys(ids))[:k] for ids, wanted in zip(ranked, right)]
    return sum(found) / len(found)
