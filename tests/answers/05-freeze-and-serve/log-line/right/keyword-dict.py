# with dict and keywords
def log_line(model, request, answer, seconds):
    return dict(
        model=model,
        label=answer["label"],
        probability=round(answer["probability"], 3),
        characters=len(request["text"]),
        latency_ms=int(round(seconds * 1000)),
        outcome=None,
    )
