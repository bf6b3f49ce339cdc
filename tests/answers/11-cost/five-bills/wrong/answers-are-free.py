# takes an API to charge for prompts only
bill = {
    "chat": "R",
    "reports": "R",
    "router": "B",
    "nightly": "R",
    "search": "C",
}
