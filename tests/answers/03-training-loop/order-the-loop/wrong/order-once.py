# one order for all epochs, drawn before the loop
the_loop = {"first": "G", "second": "E", "third": "B", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": "F", "eighth": "C"}
