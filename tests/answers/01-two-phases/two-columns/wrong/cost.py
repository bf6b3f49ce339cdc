# cost: training is thought to be the bill that grows with the customers
training_is = {"time": "A", "machine": "B", "team": "A", "cost": "A", "risk": "B"}
