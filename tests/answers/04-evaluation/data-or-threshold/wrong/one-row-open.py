# one row still holds its three dots
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": ...,
}
