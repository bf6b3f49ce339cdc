# the partition is thought only to name the parts
differs = {"subject": False, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}
