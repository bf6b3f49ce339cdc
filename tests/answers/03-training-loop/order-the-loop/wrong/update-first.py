# the update before the slopes are known
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "F", "seventh": "A", "eighth": "C"}
