# exactly 0.7 counts as above
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "Q",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}
