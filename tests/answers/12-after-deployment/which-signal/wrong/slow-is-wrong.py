# slow answers are taken for other answers
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "O",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "S",
}
