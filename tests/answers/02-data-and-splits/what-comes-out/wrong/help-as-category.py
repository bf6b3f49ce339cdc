# a page is one of a list
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "C",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
