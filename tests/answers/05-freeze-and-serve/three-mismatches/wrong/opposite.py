# all rows the wrong way round
differs = {"subject": False, "capitals": False, "apostrophes": True, "marks": True, "long_numbers": True, "end": False, "order": True, "repeats": True}
