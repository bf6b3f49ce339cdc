# sorts the list that was handed in
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = list(quiet) if not isinstance(quiet, list) else quiet
    quiet.sort(reverse=True)
    level = quiet[min(allowed, len(quiet) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]
