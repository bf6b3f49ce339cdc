# answers are taken to be paid for with the training
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "T",
    "api": "I",
    "idle": "H",
    "room": "H",
}
