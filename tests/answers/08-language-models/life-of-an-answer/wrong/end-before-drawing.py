# looks for the end before a token is drawn
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "F",
    "fifth": "A",
    "sixth": "E",
    "seventh": "B",
}
