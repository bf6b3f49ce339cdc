# the same answer in every row
differs = {"subject": True, "capitals": True, "apostrophes": True, "marks": True, "long_numbers": True, "end": True, "order": True, "repeats": True}
