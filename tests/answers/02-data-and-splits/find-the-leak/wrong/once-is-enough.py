# each part has every mail once
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "O",
    "6": "C",
}
