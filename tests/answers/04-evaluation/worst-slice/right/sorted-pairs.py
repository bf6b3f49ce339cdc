# sorts pairs of share and name
def worst_slice(right, slices, least):
    pairs = []
    for name in set(slices):
        rows = [r for r, s in zip(right, slices) if s == name]
        if len(rows) >= least:
            pairs.append((sum(rows) / len(rows), name))
    return sorted(pairs)[0][1] if pairs else None
