# repaired line by line
def log_line(model, request, answer, seconds):
    line = {"model": model, "outcome": None}
    line["characters"] = len(request["text"])
    line["label"] = answer["label"]
    line["probability"] = float(f"{answer['probability']:.3f}")
    line["latency_ms"] = round(seconds * 1000)
    return line
