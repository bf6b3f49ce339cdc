# languages: asks for the number of mails
letter = {
    "fast": "E",
    "languages": "B",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}
