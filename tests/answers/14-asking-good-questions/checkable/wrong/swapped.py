# noticed and controlled swapped
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "C",
    "noticed": "H",
    "controlled": "G",
}
