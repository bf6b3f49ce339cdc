# takes the split by time for the leak
leak = {
    "1": "N",
    "2": "O",
    "3": "O",
    "4": "F",
    "5": "D",
    "6": "C",
}
