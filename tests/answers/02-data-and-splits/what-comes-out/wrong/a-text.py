# one text instead of a table
output = "CNRTNR"
