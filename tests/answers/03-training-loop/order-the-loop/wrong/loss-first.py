# the loss before the scores it is made of
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "H", "fifth": "D", "sixth": "A", "seventh": "F", "eighth": "C"}
