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

# %% wrong: as text -> "dictionary", "text"
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

# %% wrong: cut off -> "12", "13"
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

# %% wrong: empties the request -> "{}"
# takes text and sender out of the request itself
def log_line(model, request, answer, seconds):
    request.pop("sender")
    count = len(request.pop("text"))
    probability, label = round(answer["probability"], 3), answer["label"]
    return {
        "model": model, "characters": count, "label": label, "probability": probability,
        "latency_ms": round(1000 * seconds), "outcome": None,
    }

# %% wrong: first words -> "characters", "22"
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

# %% wrong: fixed model -> "router_v7", "spam_model_v3"
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

# %% wrong: hash of the sender -> "who"
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

# %% wrong: length of the request -> "2", "22"
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

# %% wrong: milliseconds with decimals -> "12.4", "12"
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

# %% wrong: no outcome -> "outcome"
# the outcome is left out
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
    }

# %% wrong: not touched -> "three dots"
# not touched
def log_line(model, request, answer, seconds):
    """What is kept of one answer; request has "sender" and "text", answer has "label" and "probability"."""
    ...  # delete this line when you have repaired the function
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line

# %% wrong: only dots deleted -> "sender", "text"
# only the dots deleted
def log_line(model, request, answer, seconds):
    line = {"model": model, "outcome": None}
    line.update(request)
    line.update(answer)
    line["latency_ms"] = seconds
    return line

# %% wrong: outcome is the label -> "None", "outcome"
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

# %% wrong: probability as it is -> "0.1234567", "0.123"
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

# %% wrong: seconds -> "0.0124", "12"
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

# %% wrong: sender kept -> "sender"
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

# %% wrong: two decimals -> "0.12", "0.123"
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

# %% wrong: words counted -> "characters", "22"
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

# %% right: numpy numbers
# numpy rounds, so the numbers are numpy's
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": np.int64(len(request["text"])),
        "label": answer["label"],
        "probability": np.float64(answer["probability"]).round(3),
        "latency_ms": np.rint(1000 * seconds),
        "outcome": None,
    }

# %% right: keys and values
# two lists put together
def log_line(model, request, answer, seconds):
    keys = ["model", "characters", "label", "probability", "latency_ms", "outcome"]
    milliseconds = int(seconds * 1000 + 0.5)
    values = [model, sum(1 for _ in request["text"]), answer["label"], round(answer["probability"], 3), milliseconds, None]
    return dict(zip(keys, values))

# %% right: the web team's version mended
# the unwanted keys are left out while copying
from collections import OrderedDict


def log_line(model, request, answer, seconds):
    line = OrderedDict(model=model, outcome=None)
    for key, value in {**request, **answer}.items():
        if key == "text":
            line["characters"] = len(value)
        elif key == "probability":
            line["probability"] = round(value * 1000) / 1000
        elif key != "sender":
            line[key] = value
    line["latency_ms"] = int(f"{seconds * 1000:.0f}")
    return line

# %% right: decimals
# rounded with decimals
from decimal import Decimal


def log_line(model, request, answer, seconds):
    milliseconds = (Decimal(seconds) * 1000).quantize(Decimal("1"))
    probability = Decimal(answer["probability"]).quantize(Decimal("0.001"))
    return {
        "outcome": None,
        "latency_ms": int(milliseconds),
        "probability": float(probability),
        "label": answer["label"],
        "characters": len(request["text"]),
        "model": model,
    }

# %% wrong: bytes counted -> "23", "22"
# counts bytes, so that a pound sign counts twice
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"].encode()),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }

# %% wrong: stripped before counting -> "19", "22"
# spaces at the ends are not counted
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"].strip()),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }

# %% wrong: probability cut off -> "0.999", "1.0"
# cut off after three decimals
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": int(1000 * answer["probability"]) / 1000,
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }

# %% wrong: milliseconds rounded up -> "13", "12"
# the next whole millisecond
import math


def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": math.ceil(1000 * seconds),
        "outcome": None,
    }

# %% wrong: seconds rounded first -> "10", "12"
# rounded to hundredths of a second, then made milliseconds
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * round(seconds, 2)),
        "outcome": None,
    }

# %% wrong: outcome as text -> "'None'"
# the word None
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": "None",
    }

# %% wrong: request first emptied by clear -> "{}"
# the request is emptied once the length is known
def log_line(model, request, answer, seconds):
    line = dict(model=model, outcome=None, characters=len(request["text"]), **answer)
    request.clear()
    line["probability"] = round(line["probability"], 3)
    line["latency_ms"] = round(1000 * seconds)
    return line

# %% wrong: rounds in the answer -> "0.1234567", "0.123"
# the answer itself is rounded and completed
def log_line(model, request, answer, seconds):
    answer["probability"] = round(answer["probability"], 3)
    return {
        "model": model,
        "characters": len(request["text"]),
        **answer,
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }

# %% wrong: printed -> "returned nothing", "it printed"
# the line is printed and not returned
def log_line(model, request, answer, seconds):
    line = {
        "model": model,
        "characters": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds),
        "outcome": None,
    }
    print(line)

# %% wrong: other names -> "latency_ms", "latency"
# keys with names of one's own
def log_line(model, request, answer, seconds):
    return {
        "model": model,
        "chars": len(request["text"]),
        "label": answer["label"],
        "probability": round(answer["probability"], 3),
        "latency": round(1000 * seconds),
        "outcome": None,
    }

# %% right: through json
# written as JSON and read again
def log_line(model, request, answer, seconds):
    milliseconds = seconds * 1000
    whole = int(milliseconds) + (1 if milliseconds - int(milliseconds) >= 0.5 else 0)
    text = json.dumps({"model": model, "characters": len(request["text"]), "label": answer["label"], "outcome": None,
                       "probability": round(answer["probability"], 3), "latency_ms": whole})
    return json.loads(text)

# %% wrong: json text -> "dictionary", "text"
# the line as it is written into the file
def log_line(model, request, answer, seconds):
    return json.dumps({
        "model": model, "characters": len(request["text"]), "label": answer["label"],
        "probability": round(answer["probability"], 3), "latency_ms": round(1000 * seconds), "outcome": None,
    })

# %% wrong: first line counted -> "8", "22"
# only the subject is counted
def log_line(model, request, answer, seconds):
    return {
        "model": model, "characters": len(request["text"].splitlines()[0]) if request["text"] else 0,
        "label": answer["label"], "probability": round(answer["probability"], 3),
        "latency_ms": round(1000 * seconds), "outcome": None,
    }

# %% wrong: percent -> "12.346", "0.123"
# the probability in per cent
def log_line(model, request, answer, seconds):
    return {
        "model": model, "characters": len(request["text"]), "label": answer["label"],
        "probability": round(100 * answer["probability"], 3),
        "latency_ms": round(1000 * seconds), "outcome": None,
    }

# %% wrong: microseconds -> "12400", "12"
# thousandths of thousandths
def log_line(model, request, answer, seconds):
    return {
        "model": model, "characters": len(request["text"]), "label": answer["label"],
        "probability": round(answer["probability"], 3), "latency_ms": round(1_000_000 * seconds), "outcome": None,
    }
