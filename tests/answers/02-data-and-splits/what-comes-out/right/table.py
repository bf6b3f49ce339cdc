# the table, filled in
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
