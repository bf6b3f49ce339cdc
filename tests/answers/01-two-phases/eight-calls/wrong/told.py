# D: being told is thought to teach
changes = {"A": False, "B": False, "C": False, "D": True, "E": False, "F": False, "G": True, "H": True}
