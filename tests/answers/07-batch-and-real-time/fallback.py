# %% right: a list
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

# %% right: looks first
# looks at the text, then asks
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% right: one return
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

# %% right: try else
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

# %% wrong: always triage
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

# %% wrong: asks again
# asks a slow model a second time
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        model(text)
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: asks first
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

# %% wrong: blank is a text
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

# %% wrong: connection only
# knows two kinds of trouble only
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except ConnectionError:
        return fallback, "out"

# %% wrong: four thousand is odd
# calls a text of exactly four thousand odd
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) >= 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: general first
# the general except stands first and takes all
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except Exception:
        return fallback, "out"
    except TimeoutError:
        return fallback, "too late"

# %% wrong: not a text crashes
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

# %% wrong: not marked
# gives the fallback without saying so
def safe_answer(model, text, fallback):
    try:
        return model(text)
    except Exception:
        return fallback

# %% wrong: not touched
# not touched
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    ...

# %% wrong: only time outs
# catches time-outs only
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"

# %% wrong: tidied
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
