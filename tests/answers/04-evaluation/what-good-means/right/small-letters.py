# small letters
measure = {
    "ulrik": "r",
    "tadeo": "p",
    "noor": "a",
    "chat": "l",
    "owner": "c",
    "lawyer": "s",
}
