# any number of days is an answer
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "U",
    "begin": "U",
    "mail": "O",
    "copy": "S",
    "refund": "U",
}
