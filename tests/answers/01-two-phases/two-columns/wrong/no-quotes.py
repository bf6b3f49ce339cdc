# letters without quotation marks: text taken for names
training_is = {"time": A, "machine": B, "team": A, "cost": B, "risk": B}
