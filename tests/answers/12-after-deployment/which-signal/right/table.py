# the table, filled in
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}
