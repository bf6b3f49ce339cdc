# not touched
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    ...
