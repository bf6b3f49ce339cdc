# accuracy wherever mails are counted
measure = {
    "ulrik": "A",
    "tadeo": "A",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}
