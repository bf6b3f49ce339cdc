# the sender is kept, to be able to ask back
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "sender": request["sender"],
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
