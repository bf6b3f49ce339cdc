# made of two texts, with a print to look at it
first, second = "camp", "fire"
my_word = first + second
print(my_word)
