# the longer pattern is thought to cut don't in two
differs = {"subject": True, "capitals": True, "apostrophes": True, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}
