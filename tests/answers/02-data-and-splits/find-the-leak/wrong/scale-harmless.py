# a mean cannot leak
leak = {
    "1": "O",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}
