# takes the cache for memory of the model
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": True,
    "F": False,
    "G": True,
    "H": True,
}
