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

# %% wrong: always triage -> "Desk", "('Triage', 'too late')"
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

# %% wrong: asks again -> "['  Hello ', '  Hello ']", "asked once"
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

# %% wrong: asks first -> "None, 7, a list and bytes", "('Triage', 'out')"
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

# %% wrong: blank is a text -> "blank", "('Shipping', 'model')"
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

# %% wrong: connection only -> "KeyError", "Any other `Exception`"
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

# %% wrong: four thousand is odd -> "4,000 characters are not more than 4,000", "('Triage', 'odd input')"
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

# %% wrong: general first -> "TimeoutError", "('Triage', 'out')"
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

# %% wrong: not a text crashes -> "not text.strip()", "not a text is odd input"
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

# %% wrong: not marked -> "2 values", "'Billing'"
# gives the fallback without saying so
def safe_answer(model, text, fallback):
    try:
        return model(text)
    except Exception:
        return fallback

# %% wrong: not touched -> "three dots", "safe_answer"
# not touched
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    ...

# %% wrong: only time outs -> "ConnectionError", "'out'"
# catches time-outs only
def safe_answer(model, text, fallback):
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"

# %% wrong: tidied -> "['hello']", "as it came"
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

# %% right: match on the error
# names the trouble by its type
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    odd = not isinstance(text, str) or text.strip() == "" or len(text) > 4000
    if odd:
        return (fallback, "odd input")
    try:
        result = (model(text), "model")
    except Exception as trouble:
        result = (fallback, {True: "too late", False: "out"}[isinstance(trouble, TimeoutError)])
    return result

# %% right: guard function
# a helper looks at the text
def usable(text):
    if not isinstance(text, str):
        return False
    return bool(text.split()) and len(text) < 4001


def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not usable(text):
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% right: finally assigned
# one variable for each of the two texts
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    answer = fallback
    if isinstance(text, str) and 0 < len(text) <= 4000 and not text.isspace():
        try:
            answer = model(text)
            how = "model"
        except TimeoutError:
            how = "too late"
        except Exception:
            how = "out"
    else:
        how = "odd input"
    return answer, how

# %% right: named tuple
# a named tuple comes back
from collections import namedtuple

Answer = namedtuple("Answer", "queue how")


def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str):
        return Answer(fallback, "odd input")
    if len(text) > 4000 or len(text.strip()) < 1:
        return Answer(fallback, "odd input")
    try:
        return Answer(model(text), "model")
    except (TimeoutError,):
        return Answer(fallback, "too late")
    except Exception:
        return Answer(fallback, "out")

# %% wrong: order turned -> "('model', 'Billing')", "'Billing' and 'model'"
# how it came about first
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return "odd input", fallback
    try:
        return "model", model(text)
    except TimeoutError:
        return "too late", fallback
    except Exception:
        return "out", fallback

# %% wrong: length of the stripped text -> "4,002 characters", "('Shipping', 'model')"
# measures the length without the blanks at the ends
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text.strip()) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: cut to the limit -> "More than 4,000 characters", "('Shipping', 'model')"
# cuts a long text and asks the model
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip():
        return fallback, "odd input"
    try:
        return model(text[:4000]), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: words not characters -> "More than 4,000 characters", "('Shipping', 'model')"
# counts words
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text.split()) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: no text becomes a text -> "None, 7, a list and bytes", "('Shipping', 'model')"
# turns anything into a text
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    text = str(text)
    if not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: other words -> "'timeout'", "'too late'"
# other words for how it came about
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "timeout"
    except Exception:
        return fallback, "error"

# %% wrong: answer only -> "2 values", "'Billing'"
# only the answer comes back
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback
    try:
        return model(text)
    except Exception:
        return fallback

# %% wrong: no try -> "TimeoutError", "'too late'"
# lets the model's error out
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return fallback, "odd input"
    return model(text), "model"

# %% wrong: model stripped -> "['Hello']", "as it came"
# gives the model the text without blanks at its ends
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    if not isinstance(text, str):
        return fallback, "odd input"
    text = text.strip()
    if not text or len(text) > 4000:
        return fallback, "odd input"
    try:
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except Exception:
        return fallback, "out"

# %% wrong: out is odd -> "KeyError, ValueError", "('Triage', 'odd input')"
# an error of the model is called odd input
def safe_answer(model, text, fallback):
    """Two texts: an answer in any case, and one of "model", "odd input", "too late", "out"."""
    try:
        if not text.strip() or len(text) > 4000:
            return fallback, "odd input"
        return model(text), "model"
    except TimeoutError:
        return fallback, "too late"
    except (AttributeError, TypeError, ValueError, KeyError):
        return fallback, "odd input"
    except Exception:
        return fallback, "out"
