# fast: asks for the graphics card
letter = {
    "fast": "F",
    "languages": "A",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}
