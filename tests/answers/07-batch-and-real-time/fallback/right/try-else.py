# uses the else of a try
def safe_answer(model, text, fallback):
    if type(text) is not str:
        return fallback, "odd input"
    if text.isspace() or not 0 < len(text) < 4001:
        return fallback, "odd input"
    try:
        answer = model(text)
    except TimeoutError:
        return (fallback, "too late")
    except Exception:
        return (fallback, "out")
    else:
        return (answer, "model")
