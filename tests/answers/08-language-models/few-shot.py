# %% inputs
"""Subjects with blanks at their ends or within, and words of one letter or more."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    subjects = ["Lost parcel", " Two  charges", "Lamp\n", "A => B ", "\nLate ", "x"]
    words = ["red", "blue", "white", "B"]
    examples = [(subjects[rng.integers(6)], words[rng.integers(4)]) for _ in range(draw % 5)]
    return examples, subjects[draw % 6]

# %% right: lines
# a list of lines, joined
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    lines.append(f"{subject.strip()} =>")
    return "\n".join(lines)

# %% right: open line as a pair
# the open line is a pair with an empty word
def few_shot(examples, subject):
    pairs = [*examples, (subject, "")]
    return "\n".join(f"{about.strip()} => {word}" for about, word in pairs).rstrip(" ")

# %% right: text that grows
# a text that grows
def few_shot(examples, subject):
    prompt = ""
    for solved, word in examples:
        prompt += solved.strip() + " => " + word + "\n"
    return prompt + subject.strip() + " =>"

# %% wrong: all blanks
# takes out all double blanks
def few_shot(examples, subject):
    pairs = [(" ".join(about.split()), word) for about, word in [*examples, (subject, "")]]
    return "\n".join(f"{about} => {word}" for about, word in pairs).rstrip()

# %% wrong: another arrow
# another arrow
def few_shot(examples, subject):
    lines = [f"{solved.strip()} -> {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()} ->"])

# %% wrong: blank at the end
# a blank behind the last arrow
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    lines.append(f"{subject.strip()} => ")
    return "\n".join(lines)

# %% wrong: list of lines
# a list instead of a text
def few_shot(examples, subject):
    return [f"{solved.strip()} => {word}" for solved, word in examples] + [f"{subject.strip()} =>"]

# %% wrong: new line at the end
# a new line behind each line, the last one too
def few_shot(examples, subject):
    prompt = ""
    for solved, word in examples:
        prompt += f"{solved.strip()} => {word}\n"
    return prompt + f"{subject.strip()} =>\n"

# %% wrong: no open line
# forgets the open line
def few_shot(examples, subject):
    return "\n".join(f"{solved.strip()} => {word}" for solved, word in examples)

# %% wrong: not touched
# not touched
def few_shot(examples, subject):
    """The prompt."""
    ...

# %% wrong: nothing stripped
# takes no blanks off
def few_shot(examples, subject):
    lines = [f"{solved} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject} =>"])

# %% wrong: one line
# all on one line
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return " ".join([*lines, f"{subject.strip()} =>"])

# %% wrong: only the examples stripped
# takes blanks off the examples only
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject} =>"])

# %% wrong: subject first
# the open line comes first
def few_shot(examples, subject):
    lines = [f"{subject.strip()} =>"]
    lines += [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n".join(lines)
