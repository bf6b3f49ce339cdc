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

# %% wrong: a text
# a text instead of the table
the_answer = "DGCAFEB"

# %% wrong: as listed
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

# %% wrong: end before drawing
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

# %% wrong: end last
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

# %% wrong: joined each round
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

# %% wrong: not touched
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

# %% wrong: one row open
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

# %% wrong: prompt in the loop
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

# %% wrong: reads before choosing
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

# %% wrong: reads letters
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
