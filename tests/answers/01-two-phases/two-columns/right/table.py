# the table, filled in
training_is = {
    "time": "A",
    "machine": "B",
    "team": "A",
    "cost": "B",
    "risk": "B",
}
