# a row is missing
output = {
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
