# one row still holds its three dots
changes = {"A": False, "B": False, "C": False, "D": False, "E": ..., "F": False, "G": True, "H": True}
