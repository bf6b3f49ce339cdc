# F: a loaded copy is thought to be another model
changes = {"A": False, "B": False, "C": False, "D": False, "E": False, "F": True, "G": True, "H": True}
