# takes a server that is paid for to cost its power
bill = {
    "chat": "R",
    "reports": "A",
    "router": "B",
    "nightly": "R",
    "search": "R",
}
