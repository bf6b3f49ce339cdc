# all rows off: inference instead of training
training_is = {"time": "B", "machine": "A", "team": "B", "cost": "A", "risk": "A"}
