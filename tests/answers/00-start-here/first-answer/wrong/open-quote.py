# the closing quotation mark is missing
my_word = "tent
