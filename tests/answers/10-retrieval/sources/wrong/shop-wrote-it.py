# what the shop has written may be used
may_be = {
    "page": "U",
    "leaflet": "U",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "O",
    "copy": "U",
    "refund": "N",
}
