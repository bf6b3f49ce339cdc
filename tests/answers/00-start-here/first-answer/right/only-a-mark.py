# an emoji is a text too
my_word = "⛺"
