# taken from the list further up
my_word = items[1]
