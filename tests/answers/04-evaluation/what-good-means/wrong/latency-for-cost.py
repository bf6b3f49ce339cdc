# time is money: latency for the bill
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "L",
    "lawyer": "S",
}
