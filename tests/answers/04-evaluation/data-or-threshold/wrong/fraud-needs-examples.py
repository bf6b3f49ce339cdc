# missed fraud, thought to need more fraud in training
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}
