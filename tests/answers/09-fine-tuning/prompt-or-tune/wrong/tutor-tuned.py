# tutor: behaviour is thought to need training, even for a try-out
first_try = {
    "tutor": "F",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}
