# %% right: keyword dict
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

# %% right: line by line
# repaired line by line
def log_line(model, request, answer, seconds):
    line = {"model": model, "outcome": None}
    line["characters"] = len(request["text"])
    line["label"] = answer["label"]
    line["probability"] = float(f"{answer['probability']:.3f}")
    line["latency_ms"] = round(seconds * 1000)
    return line

# %% right: taken out
# a copy, with the sender and the text taken out
def log_line(model, request, answer, seconds):
    line = request | answer
    line.pop("sender")
    line["characters"] = len(line.pop("text"))
    line["probability"] = round(line["probability"], 3)
    line["latency_ms"] = round(seconds / 0.001)
    return {"model": model, "outcome": None} | line

# %% right: unpacked
# the answer unpacked, its probability replaced
def log_line(model, request, answer, seconds):
    kept = {key: answer[key] for key in ("label", "probability")}
    kept["probability"] = float(np.round(kept["probability"], 3))
    text = request.get("text", "")
    return {"model": model, **kept, "characters": len(text), "latency_ms": round(1000 * seconds), "outcome": None}

# %% wrong: as text
# a line of text instead of a dictionary
def log_line(model, request, answer, seconds):
    return str({
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    })

# %% wrong: cut off
# milliseconds cut off and not rounded
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": int(1000 * seconds),
        "outcome": None,
    }

# %% wrong: empties the request
# takes text and sender out of the request itself
def log_line(model, request, answer, seconds):
    request.pop("sender")
    count = len(request.pop("text"))
    probability, label = round(answer["probability"], 3), answer["label"]
    return {
        "model": model, "characters": count, "label": label, "probability": probability,
        "latency_ms": round(1000 * seconds), "outcome": None,
    }

# %% wrong: first words
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

# %% wrong: fixed model
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

# %% wrong: hash of the sender
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

# %% wrong: length of the request
# counts the keys of the request
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }

# %% wrong: milliseconds with decimals
# milliseconds that are no whole number
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": 1000 * seconds,
        "outcome": None,
    }

# %% wrong: no outcome
# the outcome is left out
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
    }

# %% wrong: not touched
# not touched
def log_line(model, request, answer, seconds):
    """What is kept of one answer; request has "sender" and "text", answer has "label" and "probability"."""
    ...  # delete this line when you have repaired the function
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line

# %% wrong: only dots deleted
# only the dots deleted
def log_line(model, request, answer, seconds):
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line

# %% wrong: outcome is the label
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

# %% wrong: probability as it is
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

# %% wrong: seconds
# seconds instead of milliseconds
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": seconds,
        "outcome": None,
    }

# %% wrong: sender kept
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

# %% wrong: two decimals
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

# %% wrong: words counted
# words instead of characters
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"].split()),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
