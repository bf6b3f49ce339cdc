# time and team: it is thought to learn with every message, looked after by operations
training_is = {"time": "B", "machine": "B", "team": "B", "cost": "B", "risk": "B"}
