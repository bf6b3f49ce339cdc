# tries each quiet number as the level, the lowest first
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    for level in sorted(quiet):
        if sum(number > level for number in quiet) <= allowed:
            break
    found = []
    for place in range(len(weeks)):
        if weeks[place] > level:
            found.append(place)
    return found
