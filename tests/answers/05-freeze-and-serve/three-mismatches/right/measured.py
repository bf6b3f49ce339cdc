# measured: each row's probe goes through both functions
pairs = {
    "subject": "prize\ntent",
    "capitals": "Hi\nFREE",
    "apostrophes": "hi\ndon't",
    "marks": "hi\nnow!",
    "long_numbers": "hi\n1234 12345 123456",
    "end": "hi\n" + "tent " * 60,
    "order": "hi\na b c",
    "repeats": "hi\nwin win",
}
differs = {row: row in ("subject", "capitals", "end") for row in pairs}
