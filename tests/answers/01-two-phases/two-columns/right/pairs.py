# two lists, put together
rows = ["time", "machine", "team", "cost", "risk"]
training_is = dict(zip(rows, "ABABB"))
