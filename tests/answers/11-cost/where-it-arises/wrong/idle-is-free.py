# an idle GPU is taken to cost nothing until somebody asks
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "I",
    "room": "H",
}
