# when it begins was not asked
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "N",
    "mail": "O",
    "copy": "S",
    "refund": "N",
}
