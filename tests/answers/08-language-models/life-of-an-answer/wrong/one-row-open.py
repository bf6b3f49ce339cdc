# one row is left open
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": ...,
    "seventh": "B",
}
