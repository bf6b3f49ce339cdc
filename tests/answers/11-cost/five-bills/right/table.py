# the table, filled in
bill = {
    "chat": "R",
    "reports": "A",
    "router": "B",
    "nightly": "R",
    "search": "C",
}
