# letters instead of truths
changes = {
    "A": "I",
    "B": "I",
    "C": "I",
    "D": "I",
    "E": "I",
    "F": "I",
    "G": "T",
    "H": "T",
}
