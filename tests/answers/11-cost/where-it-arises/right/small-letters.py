# small letters
paid = {
    "backward": "t",
    "moments": "t",
    "second_rate": "t",
    "slices": "t",
    "tokens": "i",
    "api": "i",
    "idle": "h",
    "room": "h",
}
