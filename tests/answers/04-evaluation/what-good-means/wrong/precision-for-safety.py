# what must never happen, taken for a matter of precision
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "P",
}
