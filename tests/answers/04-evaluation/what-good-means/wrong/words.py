# the words instead of the letters
measure = {
    "ulrik": "recall",
    "tadeo": "precision",
    "noor": "accuracy",
    "chat": "latency",
    "owner": "cost",
    "lawyer": "safety",
}
