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

# %% wrong: a text
# all letters in one text
best_way = "CADBCACD"

# %% wrong: all batch
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

# %% wrong: all real time
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

# %% wrong: fraud at night
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

# %% wrong: fraud is fraud
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

# %% wrong: look up for the team
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

# %% wrong: no person no hurry
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

# %% wrong: not touched
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

# %% wrong: one row open
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

# %% wrong: recommendations now
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

# %% wrong: who waits
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

# %% wrong: words
# words instead of letters
best_way = dict.fromkeys("typing churn belt home_page translation weekly_fraud face payment".split(), "real time")
