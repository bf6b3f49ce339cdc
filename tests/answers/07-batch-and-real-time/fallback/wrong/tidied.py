# hands the model a tidied text
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text.strip().lower()), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"
