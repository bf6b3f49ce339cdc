# small letters
training_is = {"time": "a", "machine": "b", "team": "a", "cost": "b", "risk": "b"}
