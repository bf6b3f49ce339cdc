# recall is thought to be about all mails
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "R",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}
