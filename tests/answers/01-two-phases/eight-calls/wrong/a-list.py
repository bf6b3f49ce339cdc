# a list of the rows that change, instead of the table
changes = ["G", "H"]
