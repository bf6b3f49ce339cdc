# left as it was
output = {
    "inbox": ...,
    "parcel": ...,
    "help": ...,
    "summary": ...,
    "fraud": ...,
    "tents": ...,
}
