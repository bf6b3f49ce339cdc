# as listed
the_answer = {
    "first": "A",
    "second": "B",
    "third": "C",
    "fourth": "D",
    "fifth": "E",
    "sixth": "F",
    "seventh": "G",
}
