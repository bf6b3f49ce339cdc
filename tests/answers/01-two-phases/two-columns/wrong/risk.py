# risk: what goes wrong is thought to show only in service
training_is = {"time": "A", "machine": "B", "team": "A", "cost": "B", "risk": "A"}
