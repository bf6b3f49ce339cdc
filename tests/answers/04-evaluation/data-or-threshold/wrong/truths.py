# truths instead of letters
mend = {
    "spam": True,
    "polish": False,
    "charger": False,
    "fraud": True,
    "returns": False,
    "urgent": False,
}
