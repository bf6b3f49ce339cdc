# all letters in one text, instead of the table
the_loop = "EGBDHAFC"
