# %% right: backwards
# from the last correction backwards
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in reversed(corrections):
        if plain(corrected) == plain(text):
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        latest[plain(text)] = (text, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% right: dictionaries
# a dictionary for both
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory[plain(text)] if plain(text) in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    texts, labels = list(texts), list(labels)
    for text, label in latest.values():
        texts.append(text)
        labels.append(label)
    return texts, labels

# %% right: loops
# plain loops, a list of two lists
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    found, given = False, None
    for known, label in corrections:
        if plain(known) == plain(text):
            found, given = True, label
    if not found:
        given = model(text)
    return given


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    seen, new_texts, new_labels = [], [], []
    for text, label in corrections:
        if plain(text) in seen:
            new_texts[seen.index(plain(text))] = text
            new_labels[seen.index(plain(text))] = label
        else:
            seen.append(plain(text))
            new_texts.append(text)
            new_labels.append(label)
    return [list(texts) + new_texts, list(labels) + new_labels]

# %% wrong: all corrections
# each correction becomes an example, contradictions too
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in reversed(corrections):
        if plain(corrected) == plain(text):
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    new = [*texts], [*labels]
    for text, label in corrections:
        new[0].append(text)
        new[1].append(label)
    return new

# %% wrong: appends to the old
# appends to the lists that were handed in
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in reversed(corrections):
        if plain(corrected) == plain(text):
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    for text, label in latest.values():
        texts.append(text)
        labels.append(label)
    return texts, labels

# %% wrong: exact texts
# capitals and spaces make another text
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in reversed(corrections):
        if corrected == text:
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        latest[plain(text)] = (text, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: first counts
# the first correction counts, not the latest
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in corrections:
        if plain(corrected) == plain(text):
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        latest[plain(text)] = (text, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: zero is nothing
# a label that is 0 counts as none
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory.get(plain(text)) or model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        latest[plain(text)] = (text, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]
