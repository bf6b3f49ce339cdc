# one row still holds its three dots
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": ...,
}
