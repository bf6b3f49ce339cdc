# the lines as they are listed
the_loop = {"first": "A", "second": "B", "third": "C", "fourth": "D", "fifth": "E", "sixth": "F", "seventh": "G", "eighth": "H"}
