# a new rule of the team is taken for new data
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "I",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}
