# not touched
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    ...
