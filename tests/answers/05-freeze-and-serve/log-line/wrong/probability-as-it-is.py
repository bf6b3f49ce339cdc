# the probability is not rounded
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": answer["probability"],
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
