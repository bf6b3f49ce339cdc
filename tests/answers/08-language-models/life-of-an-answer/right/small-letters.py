# small letters
the_answer = {
    "first": "d",
    "second": "g",
    "third": "c",
    "fourth": "a",
    "fifth": "f",
    "sixth": "e",
    "seventh": "b",
}
