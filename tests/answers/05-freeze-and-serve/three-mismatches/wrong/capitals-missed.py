# both patterns know capital letters, so both are thought to treat them alike
differs = {"subject": True, "capitals": False, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}
