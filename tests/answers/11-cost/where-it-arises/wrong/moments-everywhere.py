# the moments are taken to lie in memory whenever the machine is on
paid = {
    "backward": "T",
    "moments": "H",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}
