# from each letter to its rows
of = {"U": ["page", "begin"], "S": ["leaflet", "copy"], "O": ["review", "mail"], "N": ["swap", "refund"]}
may_be = {row: letter for letter, rows in of.items() for row in rows}
