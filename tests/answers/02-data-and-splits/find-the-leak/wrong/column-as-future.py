# the column comes later, so from the future
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "F",
}
