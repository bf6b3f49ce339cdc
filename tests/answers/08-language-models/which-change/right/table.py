# the table, filled in
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}
