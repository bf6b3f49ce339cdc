# not touched
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    ...
