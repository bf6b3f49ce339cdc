# == taken for =
my_word == "tent"
