# gives a list of two texts
def safe_answer(model, text, fallback):
    try:
        if not isinstance(text, str) or len(text.strip()) == 0 or len(text) > 4000:
            return [fallback, "odd input"]
        return [model(text), "model"]
    except TimeoutError:
        return [fallback, "too late"]
    except Exception:
        return [fallback, "out"]
