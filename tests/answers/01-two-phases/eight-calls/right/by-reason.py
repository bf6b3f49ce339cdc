# says for each row what it does, and derives the answer
does = {"A": "read", "B": "read", "C": "read", "D": "read", "E": "read", "F": "copy", "G": "store", "H": "store"}
changes = {row: action == "store" for row, action in does.items()}
