# the table, filled in
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}
