# one row still open
letter = {
    "fast": "E",
    "languages": "A",
    "careful": ...,
    "noticed": "G",
    "controlled": "H",
}
