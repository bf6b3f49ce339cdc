# a summary says what kind of mail it is
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "C",
    "fraud": "N",
    "tents": "R",
}
