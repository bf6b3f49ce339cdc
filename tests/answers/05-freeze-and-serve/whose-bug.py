# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["look_at"].items()}

# %% right: keywords
# with dict and keywords
look_at = dict(noon='S', first_day='T', two_servers='S', empty='S', gap='T', friday='S', language='T', memory='S')

# %% right: row by row
# row by row, into an empty table
look_at = {}
look_at["noon"] = 'S'
look_at["first_day"] = 'T'
look_at["two_servers"] = 'S'
look_at["empty"] = 'S'
look_at["gap"] = 'T'
look_at["friday"] = 'S'
look_at["language"] = 'T'
look_at["memory"] = 'S'

# %% right: small letters
# small letters, and a blank that slipped in
look_at = dict(
    noon="s", first_day="t", two_servers="s ", empty="s", gap="t", friday="s", language="t", memory="s"
)

# %% right: table
# the table, filled in
look_at = {
    "noon": 'S',
    "first_day": 'T',
    "two_servers": 'S',
    "empty": 'S',
    "gap": 'T',
    "friday": 'S',
    "language": 'T',
    "memory": 'S',
}

# %% right: those that are
# first those that are, then all others
those = ["noon", "two_servers", "empty", "friday", "memory"]
look_at = {row: "S" if row in those else "T" for row in ["noon", "first_day", "two_servers", "empty", "gap", "friday", "language", "memory"]}

# %% wrong: a list -> "dictionary"
# a list instead of the table
look_at = ["S", "T", "S", "S", "T", "S", "T", "S"]

# %% wrong: all of one kind -> "first_day", "gap", "language"
# the same answer in every row
look_at = {"noon": 'S', "first_day": 'S', "two_servers": 'S', "empty": 'S', "gap": 'S', "friday": 'S', "language": 'S', "memory": 'S'}

# %% wrong: gap in service -> "gap", "loss"
# the rising loss is thought to come from service
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'S', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: language in service -> "language"
# bad for some customers is thought to be a fault of serving
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'S', "memory": 'S'}

# %% wrong: memory of training -> "memory", "parameters do not grow"
# memory is thought to be a matter of training alone
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'T'}

# %% wrong: not touched -> "three dots"
# not touched: three dots in every row
look_at = {
    "noon": ...,
    "first_day": ...,
    "two_servers": ...,
    "empty": ...,
    "gap": ...,
    "friday": ...,
    "language": ...,
    "memory": ...,
}

# %% wrong: opposite -> "noon", "first_day", "two_servers", "empty", "gap", "friday", "language", "memory"
# all rows the wrong way round
look_at = {"noon": 'T', "first_day": 'S', "two_servers": 'T', "empty": 'T', "gap": 'S', "friday": 'T', "language": 'S', "memory": 'T'}

# %% wrong: retrain friday -> "friday"
# what became bad is thought to need training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'T', "language": 'T', "memory": 'S'}

# %% wrong: row missing -> "memory"
# the last row was forgotten
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T'}

# %% wrong: slow is training -> "noon"
# slow answers are thought to need a better model
look_at = {"noon": 'T', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: training is unsteady -> "two_servers"
# two answers to one mail are thought to come from chance in training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'T', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: unknown input -> "empty"
# an empty mail is thought to be missing from training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'T', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: words -> "'serving'", "T", "S"
# whole words instead of letters
look_at = {
    "noon": "serving", "first_day": "training", "two_servers": "serving", "empty": "serving",
    "gap": "training", "friday": "serving", "language": "training", "memory": "serving",
}

# %% right: two groups
# each letter with its rows
look_at = {}
for letter, rows in {"T": ["gap", "language", "first_day"], "S": "noon two_servers empty friday memory".split()}.items():
    for row in rows:
        look_at[row] = letter

# %% wrong: first day in service -> "first_day", "served"
# the first evaluation is thought to be the first day of service
look_at = {"noon": 'S', "first_day": 'S', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: two letters in one row -> "gap", "'TS'"
# both letters, to be safe
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'TS', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: misspelt row -> "two_servers"
# one row has a name of its own
look_at = {"noon": 'S', "first_day": 'T', "twoservers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}

# %% wrong: whatever customers notice -> "language"
# everything that customers see is serving, and so is an evaluation that is bad for some
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'S', "memory": 'S'} | {"gap": "S"}
