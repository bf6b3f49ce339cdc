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

# %% wrong: another name -> "no `my_word`", "rename"
# stored under another name: any name is thought to do
word = "tent"

# %% wrong: capital name -> "no `my_word`"
# the name with a capital letter: case is thought not to matter
My_word = "tent"

# %% wrong: dots left -> "three dots"
# not touched: the three dots are still there
my_word = ...

# %% wrong: empty cell -> "no `my_word`"
# everything was deleted

# %% wrong: no quotes -> "NameError", "'tent' is not defined"
# a word without quotation marks: text taken for a name
my_word = tent

# %% wrong: none -> "is None", "quotation marks"
# None, in the belief that it means "no answer yet"
my_word = None

# %% wrong: open quote -> "SyntaxError"
# the closing quotation mark is missing
my_word = "tent

# %% wrong: printed -> "is None", "quotation marks"
# printed instead of stored
my_word = print("tent")

# %% wrong: two equal signs -> "no `my_word`"
# == taken for =
my_word == "tent"

# %% right: converted
# a number turned into a text
my_word = str(2026)

# %% right: formatted
# a formatted text
day = "Monday"
my_word = f"{day} tent"

# %% right: numpy text
# a text out of an array
import numpy as np

my_word = np.array(["tent", "stove"])[0]

# %% right: spaces around
# a word with spaces around it, after an import
import math

my_word = "  stove "

# %% wrong: a number -> "is 42", "quotation marks"
# a number without quotation marks
my_word = 42

# %% wrong: empty text -> "is ''", "quotation marks"
# nothing between the quotation marks
my_word = ""

# %% wrong: only a space -> "is ' '", "quotation marks"
# only a space between the quotation marks
my_word = " "

# %% wrong: in brackets -> "['tent']", "quotation marks"
# the word in brackets
my_word = ["tent"]

# %% wrong: a function -> "`upper`", "parentheses"
# a function without parentheses
my_word = "tent".upper

# %% wrong: with a tuple comma -> "('tent',)", "quotation marks"
# a comma behind the word makes a tuple
my_word = "tent",
