# all false at first, then the two
changes = dict.fromkeys("ABCDEFGH", False)
changes["G"] = changes["H"] = True
