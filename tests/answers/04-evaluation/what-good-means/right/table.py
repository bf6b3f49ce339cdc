# the table, filled in
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}
