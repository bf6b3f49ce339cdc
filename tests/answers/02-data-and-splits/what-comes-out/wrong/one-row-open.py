# one row left open
output = {
    "inbox": ...,
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}
