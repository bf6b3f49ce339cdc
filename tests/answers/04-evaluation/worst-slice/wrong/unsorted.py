# in the order of the mails instead of the alphabet
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in dict.fromkeys(slices):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst
