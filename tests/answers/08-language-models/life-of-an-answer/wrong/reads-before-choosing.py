# reads a token before one is chosen
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "E",
    "fifth": "A",
    "sixth": "F",
    "seventh": "B",
}
