# says of each what it does, and derives the answer
does = ["read", "read", "read", "choose", "keep", "measure", "store", "store"]
changes = {row: what == "store" for row, what in zip("ABCDEFGH", does)}
