# yes and no instead of truths
changes = {"A": "no", "B": "no", "C": "no", "D": "no", "E": "no", "F": "no", "G": "yes", "H": "yes"}
