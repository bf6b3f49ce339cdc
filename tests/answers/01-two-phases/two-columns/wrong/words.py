# the phase instead of the letter
training_is = {"time": "training", "machine": "inference", "team": "training", "cost": "inference", "risk": "inference"}
