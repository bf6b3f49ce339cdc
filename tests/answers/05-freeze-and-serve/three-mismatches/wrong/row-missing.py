# the last row was forgotten
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False}
