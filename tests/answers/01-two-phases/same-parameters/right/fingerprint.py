# the fingerprint from above
def same_parameters(before, after):
    return fingerprint(before) == fingerprint(after)
