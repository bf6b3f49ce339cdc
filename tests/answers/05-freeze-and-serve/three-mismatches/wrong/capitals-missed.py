# [A-Za-z] is thought to make small letters of capitals
differs = {"subject": True, "capitals": False, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}
