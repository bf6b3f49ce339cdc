# the order of the pattern is thought to be the order of the words
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": True, "long_numbers": False, "end": True, "order": True, "repeats": False}
