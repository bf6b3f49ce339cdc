# machine: training is thought to need a machine that is always there
training_is = {"time": "A", "machine": "A", "team": "A", "cost": "B", "risk": "B"}
