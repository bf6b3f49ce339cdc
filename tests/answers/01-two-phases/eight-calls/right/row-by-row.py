# first all False, then the two that differ
changes = dict.fromkeys("ABCDEFGH", False)
changes["G"] = True
changes["H"] = True
