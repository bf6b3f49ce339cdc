# more than 4 and at least 5 are thought to differ
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": True, "end": True, "order": False, "repeats": False}
