# believes that an unsure number comes for an empty mail
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "T",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "T",
}
