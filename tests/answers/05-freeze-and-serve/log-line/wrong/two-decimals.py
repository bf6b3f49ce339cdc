# two decimals
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 2),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
