# %% inputs
"""Nothing to draw: an answer is a table, read as the check reads it, in capital or small letters."""


def inputs(draw):
    return (draw,)


def use(names, draw):
    return {row: letter.upper() for row, letter in names["the_answer"].items()}

# %% right: one text
# one text of letters, given out place by place
places = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
the_answer = dict(zip(places, "DGCAFEB"))

# %% right: row by row
# written row by row
the_answer = {}
the_answer["first"], the_answer["second"], the_answer["third"] = "D", "G", "C"
the_answer["fourth"], the_answer["fifth"], the_answer["sixth"] = "A", "F", "E"
the_answer["seventh"] = "B"

# %% right: small letters
# small letters
the_answer = {
    "first": "d",
    "second": "g",
    "third": "c",
    "fourth": "a",
    "fifth": "f",
    "sixth": "e",
    "seventh": "b",
}

# %% right: table
# the table, filled in
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: a text -> "'DGCAFEB'", "dictionary"
# a text instead of the table
the_answer = "DGCAFEB"

# %% wrong: as listed -> "Row first", "Row second", "Row seventh"
# as listed
the_answer = {
    "first": "A",
    "second": "B",
    "third": "C",
    "fourth": "D",
    "fifth": "E",
    "sixth": "F",
    "seventh": "G",
}

# %% wrong: end before drawing -> "Row fourth", "Row fifth", "has just been drawn"
# looks for the end before a token is drawn
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "F",
    "fifth": "A",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: end last -> "Row fifth", "Row sixth", "before it costs a pass"
# looks for the end only after the pass
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "E",
    "sixth": "F",
    "seventh": "B",
}

# %% wrong: joined each round -> "Row sixth", "Row seventh", "loop is over"
# joins the text within the loop
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "B",
    "seventh": "E",
}

# %% wrong: not touched -> "Row first", "three dots"
# not touched: three dots in every row
the_answer = {
    "first": ...,
    "second": ...,
    "third": ...,
    "fourth": ...,
    "fifth": ...,
    "sixth": ...,
    "seventh": ...,
}

# %% wrong: one row open -> "Row sixth", "three dots"
# one row is left open
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": ...,
    "seventh": "B",
}

# %% wrong: prompt in the loop -> "Row second", "Row third", "starts the loop"
# reads the prompt in each round
the_answer = {
    "first": "D",
    "second": "C",
    "third": "G",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: reads before choosing -> "Row fourth", "Row sixth", "latest scores"
# reads a token before one is chosen
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "E",
    "fifth": "A",
    "sixth": "F",
    "seventh": "B",
}

# %% wrong: reads letters -> "Row first", "Row second", "read letters"
# reads the prompt before it is cut
the_answer = {
    "first": "G",
    "second": "D",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% right: keywords
# dict with keywords
the_answer = dict(first="D", second="G", third="C", fourth="A", fifth="F", sixth="E", seventh="B")

# %% right: ordered dictionary
# another kind of dictionary, another order
from collections import OrderedDict

the_answer = OrderedDict(seventh="B", sixth="E", fifth="F", fourth="A", third="C", second="G", first="D")

# %% right: blanks around letters
# blanks around the letters
the_answer = {
    "first": " D",
    "second": "G ",
    "third": "C",
    "fourth": " A ",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% right: numpy texts
# letters from a NumPy array
import numpy as np

order = np.array(["D", "G", "C", "A", "F", "E", "B"])
the_answer = {place: order[n] for n, place in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh"])}

# %% wrong: whole lines -> "'cut the prompt into tokens'", "letters A, B, C, D, E, F, G"
# the lines themselves instead of their letters
the_answer = {
    "first": "cut the prompt into tokens",
    "second": "read the whole prompt in one pass",
    "third": "for each new token",
    "fourth": "draw a token",
    "fifth": "leave the loop",
    "sixth": "read this one token",
    "seventh": "join the new tokens to a text",
}

# %% wrong: numbers -> "you wrote 4", "letters A, B, C, D, E, F, G"
# positions instead of letters
the_answer = {
    "first": 4,
    "second": 7,
    "third": 3,
    "fourth": 1,
    "fifth": 6,
    "sixth": 5,
    "seventh": 2,
}

# %% wrong: list of letters -> "['D', 'G'", "dictionary"
# a list instead of the table
the_answer = ["D", "G", "C", "A", "F", "E", "B"]

# %% wrong: row renamed -> "no row `first`"
# the first row has another name
the_answer = {
    "1st": "D",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: loop first -> "Row first", "Row second", "Row third"
# everything is thought to be done in the loop
the_answer = {
    "first": "C",
    "second": "D",
    "third": "G",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: draws before the loop -> "Row third", "Row fourth", "starts the loop"
# the first token is drawn before the loop
the_answer = {
    "first": "D",
    "second": "G",
    "third": "A",
    "fourth": "C",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}

# %% wrong: reads then draws then ends -> "Row fourth", "Row sixth", "latest scores"
# reads, draws, and looks for the end last
the_answer = {
    "first": "D",
    "second": "G",
    "third": "C",
    "fourth": "E",
    "fifth": "F",
    "sixth": "A",
    "seventh": "B",
}

# %% wrong: joined first -> "Row first", "Row seventh", "read letters"
# the text is joined before everything
the_answer = {
    "first": "B",
    "second": "D",
    "third": "G",
    "fourth": "C",
    "fifth": "A",
    "sixth": "F",
    "seventh": "E",
}

# %% wrong: two letters -> "Row first", "'DG'"
# two letters in one row
the_answer = {
    "first": "DG",
    "second": "G",
    "third": "C",
    "fourth": "A",
    "fifth": "F",
    "sixth": "E",
    "seventh": "B",
}
