# one text instead of a table
leak = "NOFODC"
