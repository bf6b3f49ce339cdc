# all letters in one text
bill = "RABRC"
