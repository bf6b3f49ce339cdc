# the first column throughout: all of A is thought to be one phase
training_is = {"time": "A", "machine": "A", "team": "A", "cost": "A", "risk": "A"}
