# says first which column is inference, and takes the other
inference_is = {"time": "B", "machine": "A", "team": "B", "cost": "A", "risk": "A"}
training_is = {row: {"A": "B", "B": "A"}[letter] for row, letter in inference_is.items()}
