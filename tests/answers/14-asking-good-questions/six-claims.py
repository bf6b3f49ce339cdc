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

# %% right: ones and zeros
# 1 for True and 0 for False
holds = dict(learning=1, training=1, data=0, doubt=1, speed=0, watch=0)

# %% right: numpy truth values
# truth values out of an array
import numpy as np

topics = ["learning", "training", "data", "doubt", "speed", "watch"]
holds = dict(zip(topics, np.array([1, 1, 0, 1, 0, 0], bool)))

# %% wrong: all false -> "learning", "training", "doubt"
# believes nothing
holds = {
    "learning": False,
    "training": False,
    "data": False,
    "doubt": False,
    "speed": False,
    "watch": False,
}

# %% wrong: all true -> "data", "speed", "watch"
# believes the brochure
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": True,
}

# %% wrong: always learning -> "learning", "fingerprint change"
# learning: takes the polite answer for the truth
holds = {
    "learning": False,
    "training": True,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}

# %% wrong: by his numbers -> "data", "speed", "p99"
# data and speed by his averages
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": False,
}

# %% wrong: limit excluded -> "training", "reach the limit"
# training: 31 days are thought to be too many
holds = {
    "learning": True,
    "training": False,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}

# %% wrong: not touched -> "learning", "three dots"
# not touched
holds = {
    "learning": ...,
    "training": ...,
    "data": ...,
    "doubt": ...,
    "speed": ...,
    "watch": ...,
}

# %% wrong: watch by the count -> "watch", "On which day"
# an alarm for each change is taken for an alarm in time
holds = {"learning": True, "training": True, "data": False, "doubt": True, "speed": False, "watch": True}

# %% wrong: doubt by the count -> "doubt", "below the limit were sent"
# few emails that went to a person are taken for carelessness
holds = {"learning": True, "training": True, "data": False, "doubt": False, "speed": False, "watch": False}

# %% wrong: exchanged -> "learning", "data", "watch"
# True for those that fail
holds = {"learning": False, "training": False, "data": True, "doubt": False, "speed": True, "watch": True}
