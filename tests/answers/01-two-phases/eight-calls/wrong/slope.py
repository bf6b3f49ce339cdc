# E: computing the slope is thought to be a step
changes = {"A": False, "B": False, "C": False, "D": False, "E": True, "F": False, "G": True, "H": True}
