# a copy, with the sender and the text taken out
def log_line(model, request, answer, seconds):
    line = request | answer
    line.pop("sender")
    line["characters"] = len(line.pop("text"))
    line["probability"] = round(line["probability"], 3)
    line["latency_ms"] = round(seconds / 0.001)
    return {"model": model, "outcome": None} | line
