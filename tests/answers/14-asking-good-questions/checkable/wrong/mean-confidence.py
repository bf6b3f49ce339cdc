# careful: asks for the mean confidence
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "D",
    "noticed": "G",
    "controlled": "H",
}
