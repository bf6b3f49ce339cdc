# %% right: measured
# measured on the records by the library
holds = {}
for claim in vendor.BROCHURE:
    found = vendor.measure(claim.topic, vendor.ask(vendor.meet(14), claim.topic, "evidence").record)
    holds[claim.topic] = found >= claim.limit if claim.at_least else found <= claim.limit

# %% right: table
# the table, filled in
holds = {
    "learning": True,
    "training": True,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}

# %% right: those that fail
# first all hold, then the three that fail
holds = dict.fromkeys(["learning", "training", "data", "doubt", "speed", "watch"], True)
holds |= {"data": False, "speed": False, "watch": False}

# %% wrong: all false
# believes nothing
holds = {
    "learning": False,
    "training": False,
    "data": False,
    "doubt": False,
    "speed": False,
    "watch": False,
}

# %% wrong: all true
# believes the brochure
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": True,
}

# %% wrong: always learning
# learning: takes the polite answer for the truth
holds = {
    "learning": False,
    "training": True,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}

# %% wrong: by his numbers
# data and speed by his averages
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": False,
}

# %% wrong: limit excluded
# training: 31 days are thought to be too many
holds = {
    "learning": True,
    "training": False,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}

# %% wrong: not touched
# not touched
holds = {
    "learning": ...,
    "training": ...,
    "data": ...,
    "doubt": ...,
    "speed": ...,
    "watch": ...,
}
