# the customer reads a sentence about days
output = {
    "inbox": "C",
    "parcel": "T",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
