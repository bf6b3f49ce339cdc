# columns are just columns
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "O",
}
