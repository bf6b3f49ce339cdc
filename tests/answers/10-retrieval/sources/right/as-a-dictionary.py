# row by row in one dictionary
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "O",
    "copy": "S",
    "refund": "N",
}
