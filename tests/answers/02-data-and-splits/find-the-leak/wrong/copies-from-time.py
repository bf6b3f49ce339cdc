# the split by time in 5 is the fault
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "F",
    "6": "C",
}
