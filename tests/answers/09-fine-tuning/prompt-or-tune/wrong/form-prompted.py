# form: the long prompt is thought to be free
first_try = {
    "tutor": "P",
    "form": "P",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}
