# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["best_way"].items()}

# %% right: by letter
# letter by letter, row by row
best_way = {}
best_way["churn"] = best_way["weekly_fraud"] = "A"
best_way["home_page"] = "B"
best_way["typing"] = best_way["translation"] = best_way["face"] = "C"
best_way["belt"] = best_way["payment"] = "D"

# %% right: pairs
# two lists, put together
rows = "typing churn belt home_page translation weekly_fraud face payment".split()
best_way = dict(zip(rows, "CADBCACD"))

# %% right: small letters
# small letters
best_way = {
    "typing": "c",
    "churn": "a",
    "belt": "d",
    "home_page": "b",
    "translation": "c",
    "weekly_fraud": "a",
    "face": "c",
    "payment": "d",
}

# %% right: table
# the table, filled in
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "D",
}

# %% wrong: a text -> "'CADBCACD'", "dictionary"
# all letters in one text
best_way = "CADBCACD"

# %% wrong: all batch -> "Row typing", "Row belt", "Row face"
# batch for everything, because it is cheaper
best_way = {
    "typing": "B",
    "churn": "A",
    "belt": "B",
    "home_page": "B",
    "translation": "B",
    "weekly_fraud": "A",
    "face": "B",
    "payment": "A",
}

# %% wrong: all real time -> "Row churn", "Row home_page", "Row weekly_fraud"
# real time for everything, because new is better
best_way = {
    "typing": "C",
    "churn": "C",
    "belt": "D",
    "home_page": "C",
    "translation": "C",
    "weekly_fraud": "C",
    "face": "C",
    "payment": "D",
}

# %% wrong: fraud at night -> "Row payment", "held up"
# the payment's check is put into the nightly job
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "A",
}

# %% wrong: fraud is fraud -> "Row weekly_fraud", "By when"
# both frauds are thought to need real time
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "D",
    "face": "C",
    "payment": "D",
}

# %% wrong: look up for the team -> "Row churn", "Row weekly_fraud"
# the team's list is taken for a look-up
best_way = {
    "typing": "C",
    "churn": "B",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "B",
    "face": "C",
    "payment": "D",
}

# %% wrong: no person no hurry -> "Row belt", "Row payment"
# where no person watches, a batch is thought to do
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "A",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "A",
}

# %% wrong: not touched -> "Row typing", "three dots"
# not touched: three dots in every row
best_way = {
    "typing": ...,
    "churn": ...,
    "belt": ...,
    "home_page": ...,
    "translation": ...,
    "weekly_fraud": ...,
    "face": ...,
    "payment": ...,
}

# %% wrong: one row open -> "Row face", "three dots"
# one row still holds its three dots
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": ...,
    "payment": "D",
}

# %% wrong: recommendations now -> "Row home_page", "last week"
# recommendations are thought to need a model at each visit
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "C",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "D",
}

# %% wrong: who waits -> "Row typing", "Row belt", "Row payment"
# a person and a process that wait are taken for each other
best_way = {
    "typing": "D",
    "churn": "A",
    "belt": "C",
    "home_page": "B",
    "translation": "D",
    "weekly_fraud": "A",
    "face": "D",
    "payment": "C",
}

# %% wrong: words -> "'real time'", "letters A, B, C, D"
# words instead of letters
best_way = dict.fromkeys("typing churn belt home_page translation weekly_fraud face payment".split(), "real time")

# %% right: keywords
# dict with keywords
best_way = dict(
    payment="D", face="C", weekly_fraud="A", translation="C", home_page="B", belt="D", churn="A", typing="C"
)

# %% right: blanks around letters
# blanks around the letters
best_way = {
    "typing": " C",
    "churn": "A ",
    "belt": "D",
    "home_page": " B ",
    "translation": "C",
    "weekly_fraud": "a",
    "face": "C",
    "payment": "D",
}

# %% right: groups
# one group of products for each letter
groups = {"A": ["churn", "weekly_fraud"], "B": ["home_page"], "C": ["typing", "translation", "face"], "D": ["belt", "payment"]}
best_way = {product: letter for letter, products in groups.items() for product in products}

# %% right: numpy texts
# letters from an array
import numpy as np

letters = np.array(list("CADBCACD"))
names = ["typing", "churn", "belt", "home_page", "translation", "weekly_fraud", "face", "payment"]
best_way = {name: letters[n] for n, name in enumerate(names)}

# %% wrong: two letters -> "Row churn", "'AB'"
# two letters in one row
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), ["C", "AB", "D", "B", "C", "A", "C", "D"]))

# %% wrong: numbers -> "you wrote 3", "letters A, B, C, D"
# numbers instead of letters
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), [3, 1, 4, 2, 3, 1, 3, 4]))

# %% wrong: row renamed -> "no row `home_page`"
# home page without the underscore
best_way = dict(zip("typing churn belt homepage translation weekly_fraud face payment".split(), "CADBCACD"))

# %% wrong: typing is old -> "Row typing", "last night"
# typed words are thought to be known beforehand
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), "BADBCACD"))

# %% wrong: home page as a list -> "Row home_page", "who gets the answers"
# the home page is thought to be a list for a team
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), "CADACACD"))

# %% wrong: face without a person -> "Row face", "a person or a machine"
# the phone is thought to wait, and not its owner
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), "CADBCADD"))

# %% wrong: payment with a person -> "Row payment", "held up"
# the customer is thought to wait for the payment's check
best_way = dict(zip("typing churn belt home_page translation weekly_fraud face payment".split(), "CADBCACC"))
