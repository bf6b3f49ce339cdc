# single quotes, and two words
my_word = 'rain jacket'
