# more data is thought to mend everything
mend = {
    "spam": "D",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}
