# small letters
the_loop = {"first": "e", "second": "g", "third": "b", "fourth": "d", "fifth": "h", "sixth": "a", "seventh": "f", "eighth": "c"}
