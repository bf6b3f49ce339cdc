# accuracy is thought to answer for one queue too
measure = {
    "ulrik": "A",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}
