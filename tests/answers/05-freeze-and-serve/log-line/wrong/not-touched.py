# not touched
def log_line(model, request, answer, seconds):
    """What is kept of one answer; request has "sender" and "text", answer has "label" and "probability"."""
    ...  # delete this line when you have repaired the function
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line
