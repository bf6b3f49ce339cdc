# a row is missing
leak = {
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}
