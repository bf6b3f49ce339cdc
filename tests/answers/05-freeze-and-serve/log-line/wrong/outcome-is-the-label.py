# the answer is taken for the outcome
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": answer["label"],
    }
