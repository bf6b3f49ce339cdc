# the table, filled in
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}
