# spam has a probability
output = {
    "inbox": "N",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
