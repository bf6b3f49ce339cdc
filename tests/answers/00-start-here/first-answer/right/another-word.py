# a word of one's own
my_word = "tent"
