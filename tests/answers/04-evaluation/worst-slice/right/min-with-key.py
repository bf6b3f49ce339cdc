# min over names, by share and then by name
def worst_slice(right, slices, least):
    groups = {}
    for is_right, name in zip(right, slices):
        groups.setdefault(name, []).append(is_right)
    shares = {name: sum(rows) / len(rows) for name, rows in groups.items() if len(rows) >= least}
    return min(sorted(shares), key=shares.get, default=None)
