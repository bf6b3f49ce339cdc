# help pages are text
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "T",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
