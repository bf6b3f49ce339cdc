# asks for the length of what may be no text
def safe_answer(model, text, fallback):
    if not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"
