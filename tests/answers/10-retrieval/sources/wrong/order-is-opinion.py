# a review is just off the matter
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "N",
    "swap": "N",
    "begin": "U",
    "mail": "S",
    "copy": "S",
    "refund": "N",
}
