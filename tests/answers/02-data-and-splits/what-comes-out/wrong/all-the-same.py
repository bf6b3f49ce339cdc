# the same letter everywhere
output = {
    "inbox": "C",
    "parcel": "C",
    "help": "C",
    "summary": "C",
    "fraud": "C",
    "tents": "C",
}
