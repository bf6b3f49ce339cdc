# %% inputs
"""Any word will do, so two answers are the same when both are texts."""


def inputs(draw):
    return ()


def use(names):
    return isinstance(names["my_word"], str)

# %% right: another word
# a word of one's own
my_word = "tent"

# %% right: from the list
# taken from the list further up
my_word = items[1]

# %% right: joined
# made of two texts, with a print to look at it
first, second = "camp", "fire"
my_word = first + second
print(my_word)

# %% right: long quotes
# three quotation marks, because that is how docstrings look
my_word = """Larkspur"""

# %% right: only a mark
# an emoji is a text too
my_word = "⛺"

# %% right: single quotes
# single quotes, and two words
my_word = 'rain jacket'

# %% wrong: another name
# stored under another name: any name is thought to do
word = "tent"

# %% wrong: capital name
# the name with a capital letter: case is thought not to matter
My_word = "tent"

# %% wrong: dots left
# not touched: the three dots are still there
my_word = ...

# %% wrong: empty cell
# everything was deleted

# %% wrong: no quotes
# a word without quotation marks: text taken for a name
my_word = tent

# %% wrong: none
# None, in the belief that it means "no answer yet"
my_word = None

# %% wrong: open quote
# the closing quotation mark is missing
my_word = "tent

# %% wrong: printed
# printed instead of stored
my_word = print("tent")

# %% wrong: two equal signs
# == taken for =
my_word == "tent"
