# phone: a small model is thought to obey like a large one
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "P",
}
