# not touched
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    ...
