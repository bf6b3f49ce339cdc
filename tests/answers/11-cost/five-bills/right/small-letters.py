# small letters
bill = {
    "chat": "r",
    "reports": "a",
    "router": "b",
    "nightly": "r",
    "search": "c",
}
