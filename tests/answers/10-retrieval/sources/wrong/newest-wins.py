# the mail is the newest, so it is used
may_be = {
    "page": "S",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "U",
    "copy": "S",
    "refund": "N",
}
