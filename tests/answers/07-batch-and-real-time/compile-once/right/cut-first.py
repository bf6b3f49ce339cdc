# cuts what is too long first, then pads
def answer_one(forward, ids, values, sizes):
    longest = max(sizes)
    ids, values = ids[:longest], values[:longest]
    size = min(size for size in sizes if size >= len(ids))
    missing = size - len(ids)
    return forward(np.pad(np.array(ids, int), (0, missing))[None], np.pad(values, (0, missing))[None])[0]
