# a plain hash of the sender: whoever guesses the address finds it
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
        "who": hash(request["sender"]),
    }
