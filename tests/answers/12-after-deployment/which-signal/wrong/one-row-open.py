# one row still holds its three dots
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": ...,
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}
