# precision and recall taken for each other
measure = {
    "ulrik": "P",
    "tadeo": "R",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}
