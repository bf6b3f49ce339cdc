# takes Triage instead of the fallback that is handed in
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return "Triage", "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return "Triage", "too late"
    except Exception:
        return "Triage", "out"
