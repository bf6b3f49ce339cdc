# party: rhymes are thought to need training
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "F",
    "phone": "F",
}
