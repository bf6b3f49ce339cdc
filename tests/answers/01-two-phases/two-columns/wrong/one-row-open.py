# one row still holds its three dots
training_is = {"time": "A", "machine": "B", "team": "A", "cost": ..., "risk": "B"}
