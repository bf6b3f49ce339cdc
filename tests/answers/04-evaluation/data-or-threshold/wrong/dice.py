# bad scores, thought to need a stricter threshold
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}
