# takes the temperature for a parameter
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": True,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}
