# reads the prompt before it is cut
the_answer = {
    "first": "G",
    "second": "D",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}
