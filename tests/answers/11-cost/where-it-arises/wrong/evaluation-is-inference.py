# an evaluation is taken for a customer's request
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "I",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}
