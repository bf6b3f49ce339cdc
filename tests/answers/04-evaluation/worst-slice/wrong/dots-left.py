# repaired, and the line with the dots still there
def worst_slice(right, slices, least):
    ...
    return None
