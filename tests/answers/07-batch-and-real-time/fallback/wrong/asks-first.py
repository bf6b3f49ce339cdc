# asks the model before looking at the text
def safe_answer(model, text, fallback):
    try:
        answer = model(text)
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    return answer, "model"
