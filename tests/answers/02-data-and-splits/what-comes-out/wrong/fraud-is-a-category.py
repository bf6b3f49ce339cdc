# fraud or not, so a category
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "C",
    "tents": "R",
}
