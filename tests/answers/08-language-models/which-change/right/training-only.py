# only the two that train
trains = {"G", "H"}
changes = {row: row in trains for row in "ABCDEFGH"}
