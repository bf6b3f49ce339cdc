# whatever was found may be used
may_be = {
    "page": "U",
    "leaflet": "U",
    "review": "U",
    "swap": "U",
    "begin": "U",
    "mail": "U",
    "copy": "U",
    "refund": "U",
}
