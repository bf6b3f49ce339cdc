# None, in the belief that it means "no answer yet"
my_word = None
