# a row is deleted
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
}
