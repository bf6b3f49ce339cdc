# joins the text within the loop
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "B",
    "seventh": "E",
}
