# evaluation drives the update: it is thought to be a part of each step
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "C", "seventh": "A", "eighth": "F"}
