# believes every bill
bill = {
    "chat": "R",
    "reports": "R",
    "router": "R",
    "nightly": "R",
    "search": "R",
}
