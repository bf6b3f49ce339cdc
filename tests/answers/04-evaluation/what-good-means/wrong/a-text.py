# all letters in one text, instead of the table
measure = "RPALCS"
