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

# %% wrong: capitals matter -> "ANN-MARIE", "returned 0.0"
# minds capitals
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", text) is not None for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: count only -> "returned 2.", "2/3"
# forgets to divide
def recall(texts, facts):
    return sum(kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact)

# %% wrong: just in -> "part of LO-12345", "returned 1.0"
# looks for the letters, with in
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [fact.lower() in text.lower() for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: keys -> "keeps the name and the issue", "0.3333"
# looks for the names of the fields
def recall(texts, facts):
    found = [kept(field, text) for text, row in zip(texts, facts) for field in row if row[field]]
    return sum(found) / len(found)

# %% wrong: mean of means -> "0.625", "divide once"
# averages the shares of the lines
def recall(texts, facts):
    shares = []
    for text, row in zip(texts, facts):
        told = [fact for fact in row.values() if fact]
        if told:
            shares.append(sum(kept(fact, text) for fact in told) / len(told))
    return sum(shares) / len(shares)

# %% wrong: none counts -> "returned 0.5", "the product is None"
# what was not told counts as lost
def recall(texts, facts):
    found = [fact is not None and kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)

# %% wrong: none is kept -> "returned 0.75", "the product is None"
# what was not told counts as kept
def recall(texts, facts):
    found = [fact is None or kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)

# %% wrong: not touched -> "three dots", "recall"
# not touched
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    ...

# %% wrong: returns too early -> "ZeroDivisionError", "all lines together", "2/5"
# returns after the first line
def recall(texts, facts):
    found = []
    for text, row in zip(texts, facts):
        found += [kept(fact, text) for fact in row.values() if fact]
        return sum(found) / len(found)

# %% right: numpy sums
# NumPy sums over two lists
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    flags = np.array([(fact is not None, fact is not None and kept(fact, text))
                      for text, row in zip(texts, facts) for fact in row.values()], dtype=bool)
    return flags[:, 1].sum() / flags[:, 0].sum()

# %% right: jax mean
# the mean by JAX, in 32 bits
import jax.numpy as jnp


def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    hits = [float(kept(value, line)) for line, row in zip(texts, facts) for value in row.values() if value is not None]
    return jnp.mean(jnp.array(hits))

# %% right: fraction
# an exact fraction
from fractions import Fraction


def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    told = 0
    good = 0
    for number in range(len(texts)):
        for field in facts[number]:
            if facts[number][field] is not None:
                told = told + 1
                good = good + int(kept(facts[number][field], texts[number]))
    return Fraction(good, told)

# %% right: one minus lost
# counts what is lost
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    every = [(value, line) for line, row in zip(texts, facts) for value in row.values() if value is not None]
    lost = [value for value, line in every if not kept(value, line)]
    return 1 - len(lost) / len(every)

# %% right: weighted lines
# shares of the lines, weighted by their numbers of facts
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    weights = [sum(value is not None for value in row.values()) for row in facts]
    total = 0.0
    for text, row, weight in zip(texts, facts, weights):
        if weight:
            total += weight * (sum(kept(v, text) for v in row.values() if v is not None) / weight)
    return total / sum(weights)

# %% wrong: divides by lines -> "returned 2.0", "three facts"
# divides by the number of lines
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = 0
    for text, row in zip(texts, facts):
        found += sum(kept(fact, text) for fact in row.values() if fact)
    return found / len(texts)

# %% wrong: any fact is enough -> "returned 1.0", "wrong order number"
# the share of lines with at least one fact
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    return np.mean([any(kept(f, text) for f in row.values() if f) for text, row in zip(texts, facts)])

# %% wrong: all facts or nothing -> "returned 0.0", "keeps the name and the issue"
# the share of lines with all facts
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    return np.mean([all(kept(f, text) for f in row.values() if f) for text, row in zip(texts, facts)])

# %% wrong: in all texts -> "only the first line keeps it", "returned 1.0"
# looks for each fact in all lines together
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    everything = " ".join(texts)
    found = [kept(fact, everything) for row in facts for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: each fact once -> "Each line has one fact", "returned 1.0"
# the same fact in two lines counts once
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    told, found = set(), set()
    for text, row in zip(texts, facts):
        for fact in row.values():
            if fact:
                told.add(fact)
                if kept(fact, text):
                    found.add(fact)
    return len(found) / len(told)

# %% wrong: rounded -> "returned 0.67", "2/3"
# rounds to two decimals
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = [kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact]
    return round(sum(found) / len(found), 2)

# %% wrong: percent -> "66.66", "2/3"
# in percent
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = [kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact]
    return 100 * sum(found) / len(found)

# %% wrong: lost share -> "0.3333", "keeps the name and the issue"
# the share of facts that are lost
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = [not kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact]
    return sum(found) / len(found)

# %% wrong: words of the text -> "returned 0.1", "three facts"
# precision: the share of the line's words that are facts
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    good = total = 0
    for text, row in zip(texts, facts):
        words = re.findall(r"[\w-]+", text)
        told = [fact for fact in row.values() if fact]
        good += sum(word in told for word in words)
        total += len(words)
    return good / max(total, 1)

# %% wrong: none is asked -> "NoneType", "the product is None"
# asks kept about None, too
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = [kept(fact, text) for text, row in zip(texts, facts) for fact in row.values()]
    return sum(found) / len(found)

# %% wrong: printed -> "printed 0.6666", "return"
# prints the share
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = [kept(fact, text) for text, row in zip(texts, facts) for fact in row.values() if fact]
    print(sum(found) / len(found))

# %% wrong: split words -> "0.3333", "the issue"
# looks among the words, so a fact of two words is never kept
def recall(texts, facts):
    """recall(["Ann: is cold."], [{"name": "Ann", "order": "LO-1"}]) is 0.5."""
    found = []
    for text, row in zip(texts, facts):
        words = [word.strip(".,:;").lower() for word in text.split()]
        found += [fact.lower() in words for fact in row.values() if fact is not None]
    return sum(found) / len(found)
