# the same letter everywhere
leak = {
    "1": "O",
    "2": "O",
    "3": "O",
    "4": "O",
    "5": "O",
    "6": "O",
}
