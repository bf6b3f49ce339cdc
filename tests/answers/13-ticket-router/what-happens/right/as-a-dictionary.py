# every row as the key has it
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}
