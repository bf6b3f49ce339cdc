# a word without quotation marks: text taken for a name
my_word = tent
