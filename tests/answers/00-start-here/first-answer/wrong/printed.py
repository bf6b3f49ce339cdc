# printed instead of stored
my_word = print("tent")
