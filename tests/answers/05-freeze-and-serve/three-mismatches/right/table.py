# the table, filled in
differs = {
    "subject": True,
    "capitals": True,
    "apostrophes": False,
    "marks": False,
    "long_numbers": False,
    "end": True,
    "order": False,
    "repeats": False,
}
