# letter by letter, row by row
bill = dict.fromkeys(["chat", "nightly"], "R")
bill |= {"reports": "A", "router": "B", "search": "C"}
