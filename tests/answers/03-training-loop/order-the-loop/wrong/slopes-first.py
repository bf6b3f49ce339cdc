# the backward pass before the forward pass
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "A", "fifth": "D", "sixth": "H", "seventh": "F", "eighth": "C"}
