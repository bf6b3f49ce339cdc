# tents are categories of goods
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "C",
}
