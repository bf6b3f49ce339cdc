# left as it was
def csv_to_jsonl(sheet):
    """CSV text to JSONL text."""
    ...
