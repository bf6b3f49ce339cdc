# the answer unpacked, its probability replaced
def log_line(model, request, answer, seconds):
    kept = {key: answer[key] for key in ("label", "probability")}
    kept["probability"] = float(np.round(kept["probability"], 3))
    text = request.get("text", "")
    return {"model": model, **kept, "characters": len(text), "latency_ms": round(1000 * seconds), "outcome": None}
