# a sure mistake, thought to be cut off by a higher threshold
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "T",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}
