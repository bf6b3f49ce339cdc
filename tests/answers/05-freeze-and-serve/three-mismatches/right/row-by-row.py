# row by row, into an empty table
differs = {}
differs["subject"] = True
differs["capitals"] = True
differs["apostrophes"] = False
differs["marks"] = False
differs["long_numbers"] = False
differs["end"] = True
differs["order"] = False
differs["repeats"] = False
