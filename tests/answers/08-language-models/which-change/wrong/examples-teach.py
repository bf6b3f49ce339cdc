# examples in a prompt teach it
changes = {
    "A": False,
    "B": True,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}
