# a text instead of the table
the_answer = "DGCAFEB"
