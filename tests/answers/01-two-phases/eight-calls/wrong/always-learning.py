# "it is always learning": everything is thought to change it
changes = {row: True for row in "ABCDEFGH"}
