# scores are thought to notice fraud by themselves
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "S",
    "power": "L",
    "billing": "S",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}
