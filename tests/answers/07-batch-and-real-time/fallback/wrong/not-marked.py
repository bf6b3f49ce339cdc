# gives the fallback without saying so
def safe_answer(model, text, fallback):
    try:
        return model(text)
    except Exception:
        return fallback
