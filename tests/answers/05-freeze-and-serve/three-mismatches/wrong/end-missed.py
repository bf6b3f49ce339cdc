# the preview is overlooked
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": False, "order": False, "repeats": False}
