# one row still holds its three dots
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": ..., "eighth": "C"}
