# numbers instead of letters
the_loop = {"first": 5, "second": 7, "third": 2, "fourth": 4, "fifth": 8, "sixth": 1, "seventh": 6, "eighth": 3}
