# all letters in one text, instead of the table
training_is = "ABABB"
