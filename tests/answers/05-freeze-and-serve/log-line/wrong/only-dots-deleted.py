# only the dots deleted
def log_line(model, request, answer, seconds):
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line
