# reads the prompt in each round
the_answer = {
    "first": "D",
    "second": "C",
    "third": "G",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}
