# random is always fair
leak = {
    "1": "N",
    "2": "O",
    "3": "O",
    "4": "O",
    "5": "D",
    "6": "C",
}
