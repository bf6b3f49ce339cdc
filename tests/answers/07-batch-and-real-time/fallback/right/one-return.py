# collects how it came about, and returns once
def safe_answer(model, text, fallback):
    answer, how = fallback, "odd input"
    usable = isinstance(text, str) and text.strip() != "" and len(text) <= 4_000
    if usable:
        try:
            answer, how = model(text), "model"
        except Exception as error:
            how = "too late" if isinstance(error, TimeoutError) else "out"
    return answer, how
