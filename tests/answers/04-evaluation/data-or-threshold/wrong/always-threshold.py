# another threshold is thought to mend everything
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "T",
    "fraud": "T",
    "returns": "T",
    "urgent": "T",
}
