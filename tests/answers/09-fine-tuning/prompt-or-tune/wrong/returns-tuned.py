# returns: facts are thought to be trained in
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "F",
    "voice": "F",
    "party": "P",
    "phone": "F",
}
