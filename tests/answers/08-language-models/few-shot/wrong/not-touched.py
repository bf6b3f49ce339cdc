# not touched
def few_shot(examples, subject):
    """The prompt."""
    ...
