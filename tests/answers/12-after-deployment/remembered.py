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

# %% right: last match
# a list of all labels of this text, the last one counts
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    labels = [label for known, label in corrections if plain(known) == plain(text)]
    if len(labels) == 0:
        return model(text)
    return labels[-1]


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    order = []
    wording = {}
    label_of = {}
    for text, label in corrections:
        key = plain(text)
        if key not in order:
            order.append(key)
        wording[key] = text
        label_of[key] = label
    return list(texts) + [wording[key] for key in order], list(labels) + [label_of[key] for key in order]

# %% right: next
# next over the reversed list
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    hit = next((pair for pair in corrections[::-1] if plain(pair[0]) == plain(text)), None)
    return hit[1] if hit else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = dict((plain(pair[0]), pair) for pair in corrections)
    pairs = [*zip(texts, labels), *latest.values()]
    return [text for text, _ in pairs], [label for _, label in pairs]

# %% right: ordered dictionary
# an OrderedDict and copies
from collections import OrderedDict

def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = OrderedDict()
    for known, label in corrections:
        memory[plain(known)] = label
    try:
        return memory[plain(text)]
    except KeyError:
        return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    memory = OrderedDict()
    for pair in corrections:
        memory[plain(pair[0])] = pair
    more_texts, more_labels = texts.copy(), labels.copy()
    more_texts.extend(pair[0] for pair in memory.values())
    more_labels.extend(pair[1] for pair in memory.values())
    return more_texts, more_labels

# %% right: defaultdict
# all corrections of each text in a list
from collections import defaultdict

def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def grouped(corrections):
    groups = defaultdict(list)
    for text, label in corrections:
        groups[plain(text)].append((text, label))
    return groups


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    group = grouped(corrections)[plain(text)]
    return group[-1][1] if group else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    new = [group[-1] for group in grouped(corrections).values()]
    return (tuple(texts) + tuple(text for text, _ in new), tuple(labels) + tuple(label for _, label in new))

# %% right: sentinel
# a default that nobody can have meant
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


NOBODY = object()


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    label = {plain(known): said for known, said in corrections}.get(plain(text), NOBODY)
    return model(text) if label is NOBODY else label


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    result = [list(texts), list(labels)]
    latest = {}
    for text, label in corrections:
        latest.update({plain(text): [text, label]})
    for text, label in latest.values():
        result[0] = result[0] + [text]
        result[1] = result[1] + [label]
    return result

# %% right: indices
# looks for the first and the last place of each text
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    position = len(corrections) - 1
    while position >= 0:
        if plain(corrections[position][0]) == plain(text):
            return corrections[position][1]
        position -= 1
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    keys = [plain(text) for text, _ in corrections]
    new_texts, new_labels = [], []
    for place, key in enumerate(keys):
        if key in keys[:place]:
            continue
        last = len(keys) - 1 - keys[::-1].index(key)
        new_texts.append(corrections[last][0])
        new_labels.append(corrections[last][1])
    return texts + new_texts, labels + new_labels

# %% wrong: all corrections -> "each of two corrected texts once", "Billing"
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

# %% wrong: appends to the old -> "as they were before the call", "'A'"
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

# %% wrong: exact texts -> "latest label is Technical", "'Account'"
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

# %% wrong: first counts -> "latest label is Technical", "'Billing'"
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

# %% wrong: zero is nothing -> "number 0", "answered 7"
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

# %% wrong: part of a text -> "only a part", "'Technical'"
# a part of a corrected text counts, too
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    for corrected, label in reversed(corrections):
        if plain(text) in plain(corrected):
            return label
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: model asked each time -> "not be asked at all", "Where?"
# the default of get is computed each time
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory.get(plain(text), model(text))


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: model gets plain text -> "'  Hello THERE '", "'hello there'"
# the model gets the text without capitals
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    text = plain(text)
    return memory[text] if text in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: first wording -> "latest wording", "'No charge', 'Where?'"
# keeps the first wording with the latest label
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory[plain(text)] if plain(text) in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        wording = latest[plain(text)][0] if plain(text) in latest else text
        latest[plain(text)] = (wording, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: plain wording -> "latest wording", "'no charge', 'where?'"
# the new examples are the keys of the dictionary
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory[plain(text)] if plain(text) in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    memory = {plain(known): label for known, label in corrections}
    return list(texts) + list(memory), list(labels) + list(memory.values())

# %% wrong: new ones first -> "old examples come first", "['no  CHARGE'"
# the corrections come before the old examples
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
    new = list(latest.values())
    return [*(text for text, _ in new), *texts], [*(label for _, label in new), *labels]

# %% wrong: order of the last correction -> "order of the first correction"
# a text that is corrected again moves to the end
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory[plain(text)] if plain(text) in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {}
    for text, label in corrections:
        latest.pop(plain(text), None)
        latest[plain(text)] = (text, label)
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: old ones corrected -> "the two old examples come first"
# an old example with the same text is dropped
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    return memory[plain(text)] if plain(text) in memory else model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in zip(texts, labels)}
    latest |= {plain(text): (text, label) for text, label in corrections}
    return [text for text, _ in latest.values()], [label for _, label in latest.values()]

# %% wrong: pairs -> "('Hello', 'Account')", "old examples come first"
# one list of pairs instead of two lists
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
    return [*zip(texts, labels), *latest.values()]

# %% wrong: only the model -> "Shipping", "'Account'"
# the model answers every time
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    return model(text)


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% wrong: prints -> "it printed", "return"
# prints the label
def plain(text):
    """A text without capitals and additional spaces."""
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    """What people said of this text, and the model's answer if nobody did."""
    memory = {plain(known): label for known, label in corrections}
    print(memory[plain(text)] if plain(text) in memory else model(text))


def examples(texts, labels, corrections):
    """Old examples and corrected ones: two lists."""
    latest = {plain(text): (text, label) for text, label in corrections}
    new = list(latest.values())
    return [*texts, *(text for text, _ in new)], [*labels, *(label for _, label in new)]

# %% right: a class for the memory
# a class that remembers pairs by their plain text
def plain(text):
    return " ".join(text.lower().split())


class Memory(dict):
    def __init__(self, corrections):
        super().__init__()
        for text, label in corrections:
            self[plain(text)] = text, label

    def __missing__(self, key):
        raise LookupError(key)


def answer(text, corrections, model):
    try:
        return Memory(corrections)[plain(text)][1]
    except LookupError:
        return model(text)


def examples(texts, labels, corrections):
    pairs = list(zip(texts, labels)) + list(Memory(corrections).values())
    return [text for text, _ in pairs], [label for _, label in pairs]

# %% right: next of the reversed pairs
# looks from the newest correction back
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    matches = (label for said, label in reversed(corrections) if plain(said) == plain(text))
    for label in matches:
        return label
    return model(text)


def examples(texts, labels, corrections):
    all_texts, all_labels = [*texts], [*labels]
    keys = []
    for said, label in corrections:
        if plain(said) in keys:
            place = len(texts) + keys.index(plain(said))
            all_texts[place], all_labels[place] = said, label
        else:
            keys.append(plain(said))
            all_texts.append(said)
            all_labels.append(label)
    return all_texts, all_labels

# %% wrong: model asked first -> "model"
# asks the model in any case, as the default of get
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    return {plain(said): label for said, label in corrections}.get(plain(text), model(text))


def examples(texts, labels, corrections):
    latest = {plain(said): (said, label) for said, label in corrections}
    return texts + [said for said, _ in latest.values()], labels + [label for _, label in latest.values()]

# %% wrong: first wording kept -> "wording"
# changes the label, but keeps the first text
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    for said, label in corrections[::-1]:
        if plain(said) == plain(text):
            return label
    return model(text)


def examples(texts, labels, corrections):
    wording, latest = {}, {}
    for said, label in corrections:
        wording.setdefault(plain(said), said)
        latest[plain(said)] = label
    return texts + list(wording.values()), labels + list(latest.values())

# %% wrong: corrected text replaces the old example -> "old"
# leaves out old examples that were corrected
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    latest = {plain(said): label for said, label in corrections}
    return latest[plain(text)] if plain(text) in latest else model(text)


def examples(texts, labels, corrections):
    latest = {plain(said): (said, label) for said, label in corrections}
    kept = [(t, y) for t, y in zip(texts, labels) if plain(t) not in latest] + list(latest.values())
    return [t for t, _ in kept], [y for _, y in kept]

# %% wrong: texts made plain -> "latest wording"
# puts the plain text into the examples
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    latest = {plain(said): label for said, label in corrections}
    return latest[plain(text)] if plain(text) in latest else model(text)


def examples(texts, labels, corrections):
    latest = {plain(said): label for said, label in corrections}
    return texts + list(latest.keys()), labels + list(latest.values())

# %% wrong: one list of pairs -> "In the two lists"
# returns pairs instead of two lists
def plain(text):
    return " ".join(text.lower().split())


def answer(text, corrections, model):
    latest = {plain(said): label for said, label in corrections}
    return latest[plain(text)] if plain(text) in latest else model(text)


def examples(texts, labels, corrections):
    latest = {plain(said): (said, label) for said, label in corrections}
    return list(zip(texts, labels)) + list(latest.values())
