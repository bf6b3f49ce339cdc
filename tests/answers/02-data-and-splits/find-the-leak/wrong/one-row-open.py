# one row left open
leak = {
    "1": ...,
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}
