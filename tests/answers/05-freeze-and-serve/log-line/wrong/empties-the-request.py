# takes text and sender out of the request itself
def log_line(model, request, answer, seconds):
    request.pop("sender")
    count = len(request.pop("text"))
    probability, label = round(answer["probability"], 3), answer["label"]
    return {
        "model": model, "characters": count, "label": label, "probability": probability,
        "latency_ms": round(1000 * seconds), "outcome": None,
    }
