# a row is deleted
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
}
