# truths instead of letters
training_is = {"time": True, "machine": False, "team": True, "cost": False, "risk": False}
