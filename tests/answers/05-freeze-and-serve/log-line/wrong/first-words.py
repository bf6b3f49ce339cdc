# the first words of the mail instead of its length
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": request["text"][:10],
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
