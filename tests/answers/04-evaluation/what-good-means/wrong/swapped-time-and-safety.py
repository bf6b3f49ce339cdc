# latency and safety exchanged
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "S",
    "owner": "C",
    "lawyer": "L",
}
