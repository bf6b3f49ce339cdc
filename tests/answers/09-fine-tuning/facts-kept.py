# %% right: by place
# goes by the places in both lists
def recall(texts, facts):
    told = [(i, fact) for i in range(len(texts)) for fact in facts[i].values() if fact is not None]
    return sum(kept(fact, texts[i]) for i, fact in told) / len(told)

# %% right: counters
# two counters
def recall(texts, facts):
    told = found = 0
    for text, row in zip(texts, facts):
        for fact in row.values():
            if fact is None:
                continue
            told += 1
            if kept(fact, text):
                found += 1
    return found / told

# %% right: library
# asks the library
from course_lib.text_evaluation import slot_recall


def recall(texts, facts):
    return slot_recall(texts, facts)

# %% right: one line
# one list, and its mean
def recall(texts, facts):
    return np.mean([kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact])

# %% wrong: capitals matter
# minds capitals
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", text) is not None for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: count only
# forgets to divide
def recall(texts, facts):
    return sum(kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact)

# %% wrong: just in
# looks for the letters, with in
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [fact.lower() in text.lower() for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: keys
# looks for the names of the fields
def recall(texts, facts):
    found = [kept(field, text) for text, row in zip(texts, facts) for field in row if row[field]]
    return sum(found) / len(found)

# %% wrong: mean of means
# averages the shares of the lines
def recall(texts, facts):
    shares = []
    for text, row in zip(texts, facts):
        told = [fact for fact in row.values() if fact]
        if told:
            shares.append(sum(kept(fact, text) for fact in told) / len(told))
    return sum(shares) / len(shares)

# %% wrong: none counts
# what was not told counts as lost
def recall(texts, facts):
    found = [fact is not None and kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)

# %% wrong: none is kept
# what was not told counts as kept
def recall(texts, facts):
    found = [fact is None or kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)

# %% wrong: not touched
# not touched
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    ...

# %% wrong: returns too early
# returns after the first line
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [kept(fact, text) for fact in row.values() if fact]
        return sum(found) / len(found)
