# the two letters exchanged
mend = {
    "spam": "D",
    "polish": "T",
    "charger": "T",
    "fraud": "D",
    "returns": "T",
    "urgent": "T",
}
