# what the model gets is taken for what the customer sends
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "I",
    "full_disk": "L",
}
