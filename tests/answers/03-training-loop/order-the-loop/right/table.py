# the table, filled in
the_loop = {
    "first": "E",
    "second": "G",
    "third": "B",
    "fourth": "D",
    "fifth": "H",
    "sixth": "A",
    "seventh": "F",
    "eighth": "C",
}
