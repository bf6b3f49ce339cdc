# the scale is wrong where it is fitted on training
leak = {
    "1": "O",
    "2": "N",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}
