# a correction teaches it
changes = {
    "A": False,
    "B": False,
    "C": True,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}
