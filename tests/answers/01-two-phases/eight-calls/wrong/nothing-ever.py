# nothing is thought to change it, training neither
changes = {row: False for row in "ABCDEFGH"}
