# believes that the rule sees the mistake
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "T",
    "nan": "F",
}
