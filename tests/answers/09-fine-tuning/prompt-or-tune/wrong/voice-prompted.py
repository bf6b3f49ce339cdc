# voice: pages of rules are thought to work if they are longer
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "P",
    "party": "P",
    "phone": "F",
}
