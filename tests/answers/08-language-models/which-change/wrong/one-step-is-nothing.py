# one step is too small to count
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": False,
    "H": True,
}
