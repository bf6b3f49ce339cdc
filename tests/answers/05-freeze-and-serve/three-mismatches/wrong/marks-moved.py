# the marks stand elsewhere in the pattern, so they are thought to differ
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": True, "long_numbers": False, "end": True, "order": False, "repeats": False}
