# a column that the model never reads, thought to be a matter of the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "T",
}
