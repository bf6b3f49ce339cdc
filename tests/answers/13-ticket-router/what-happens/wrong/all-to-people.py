# everything goes to triage
workflow = {
    "plain": "T",
    "two": "T",
    "line": "T",
    "empty": "T",
    "away": "T",
    "french": "T",
    "wrong": "T",
    "nan": "T",
}
