# small letters
shows_in = {
    "cents": "i",
    "old_version": "s",
    "like_us": "o",
    "power": "l",
    "billing": "o",
    "new_country": "i",
    "tokenizer": "s",
    "full_disk": "l",
}
