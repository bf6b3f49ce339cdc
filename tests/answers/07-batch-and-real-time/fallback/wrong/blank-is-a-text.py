# lets blanks pass
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or text == "" or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"
