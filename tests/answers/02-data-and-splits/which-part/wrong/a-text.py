# one text instead of a table
part = "TVVVSA"
