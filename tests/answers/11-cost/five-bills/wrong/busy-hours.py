# takes a rented machine to be paid by its busy hours
bill = {
    "chat": "R",
    "reports": "A",
    "router": "R",
    "nightly": "R",
    "search": "C",
}
