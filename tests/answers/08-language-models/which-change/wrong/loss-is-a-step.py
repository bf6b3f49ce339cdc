# takes the loss for a step
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": True,
    "G": True,
    "H": True,
}
