# falls off the end where all may ring
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    level = sorted(quiet, reverse=True)[allowed]
    return [week for week, number in enumerate(weeks) if number > level]
