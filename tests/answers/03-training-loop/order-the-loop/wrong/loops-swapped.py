# batches outside, epochs inside
the_loop = {"first": "B", "second": "G", "third": "E", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": "F", "eighth": "C"}
