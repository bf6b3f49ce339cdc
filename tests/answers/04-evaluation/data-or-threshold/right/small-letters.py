# small letters
mend = {
    "spam": "t",
    "polish": "d",
    "charger": "d",
    "fraud": "t",
    "returns": "d",
    "urgent": "d",
}
