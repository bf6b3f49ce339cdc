# the table, filled in
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}
