# B and D: it is thought to learn a little from all that it reads
changes = {"A": False, "B": True, "C": False, "D": True, "E": False, "F": False, "G": True, "H": True}
