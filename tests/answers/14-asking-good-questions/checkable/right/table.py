# the table, filled in
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}
