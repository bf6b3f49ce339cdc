# the name of one model for all
def log_line(model, request, answer, seconds):
    return {
        "model": "spam_model_v3",
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
