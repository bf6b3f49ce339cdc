# the table, filled in
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}
