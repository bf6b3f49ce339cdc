# takes no answer for an unsure one
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "T",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}
