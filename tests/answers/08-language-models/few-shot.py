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

# %% wrong: all blanks -> "inside a subject", "two spaces"
# takes out all double blanks
def few_shot(examples, subject):
    pairs = [(" ".join(about.split()), word) for about, word in [*examples, (subject, "")]]
    return "\n".join(f"{about} => {word}" for about, word in pairs).rstrip()

# %% wrong: another arrow -> "'Lost parcel -> D", "`=>`"
# another arrow
def few_shot(examples, subject):
    lines = [f"{solved.strip()} -> {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()} ->"])

# %% wrong: blank at the end -> "Lamp is dark => '", "nothing after the last"
# a blank behind the last arrow
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    lines.append(f"{subject.strip()} => ")
    return "\n".join(lines)

# %% wrong: list of lines -> "asks for text", "['Lost parcel => D'"
# a list instead of a text
def few_shot(examples, subject):
    return [f"{solved.strip()} => {word}" for solved, word in examples] + [f"{subject.strip()} =>"]

# %% wrong: new line at the end -> "Lamp is dark =>\\n'", "nothing after the last"
# a new line behind each line, the last one too
def few_shot(examples, subject):
    prompt = ""
    for solved, word in examples:
        prompt += f"{solved.strip()} => {word}\n"
    return prompt + f"{subject.strip()} =>\n"

# %% wrong: no open line -> "'Lost parcel => D\\nTwo charges => A'", "an open line"
# forgets the open line
def few_shot(examples, subject):
    return "\n".join(f"{solved.strip()} => {word}" for solved, word in examples)

# %% wrong: not touched -> "three dots", "few_shot"
# not touched
def few_shot(examples, subject):
    """The prompt."""
    ...

# %% wrong: nothing stripped -> "spaces at the ends", "'  Lost parcel  => D"
# takes no blanks off
def few_shot(examples, subject):
    lines = [f"{solved} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject} =>"])

# %% wrong: one line -> "'Lost parcel => D Two charges => A", "two solved lines"
# all on one line
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return " ".join([*lines, f"{subject.strip()} =>"])

# %% wrong: only the examples stripped -> "spaces at the ends", "the new one"
# takes blanks off the examples only
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject} =>"])

# %% wrong: subject first -> "'Lamp is dark =>\\nLost parcel", "open line last"
# the open line comes first
def few_shot(examples, subject):
    lines = [f"{subject.strip()} =>"]
    lines += [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n".join(lines)

# %% right: map and lambda
# map over the pairs
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    solved = map(lambda pair: pair[0].strip() + " => " + pair[1], examples)
    return "\n".join([*solved, subject.strip() + " =>"])

# %% right: format
# str.format with a template
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    template = "{} => {}\n"
    return "".join(template.format(s.strip(), w) for s, w in examples) + "{} =>".format(subject.strip())

# %% right: while and index
# by index
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    prompt, number = "", 0
    while number < len(examples):
        prompt = prompt + f"{examples[number][0].strip()} => {examples[number][1]}\n"
        number += 1
    prompt = prompt + f"{subject.strip()} =>"
    return prompt

# %% right: percent
# the old percent format, ends stripped of blanks and line breaks by name
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    ends = " \n\r\t"
    lines = ["%s => %s" % (one.strip(ends), word) for one, word in examples]
    lines += ["%s =>" % subject.strip(ends)]
    return "\n".join(lines)

# %% right: recursive
# one example at a time
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    if not examples:
        return subject.strip() + " =>"
    (first, word), *rest = examples
    return first.strip() + " => " + word.strip() + "\n" + few_shot(rest, subject)

# %% wrong: no blanks at the arrow -> "'Lost parcel=>D", "one space on each side"
# no blank on either side of the arrow
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip()}=>{word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()}=>"])

# %% wrong: blanks only -> "line breaks at the ends", "'\\nLost parcel\\n => D"
# strips blanks, and leaves line breaks
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip(' ')} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip(' ')} =>"])

# %% wrong: right end only -> "'  Lost parcel => D", "spaces at the ends"
# strips the right end only
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.rstrip()} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.rstrip()} =>"])

# %% wrong: only the subject stripped -> "'  Lost parcel  => D\\nLamp is dark =>'", "spaces at the ends"
# strips the new subject only
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: appends to examples -> "('Lamp is dark', '')", "passed in"
# adds the new subject to the list that was passed in
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    examples.append((subject, ""))
    return "\n".join(f"{solved.strip()} => {word}" for solved, word in examples).rstrip(" ")

# %% wrong: sorted -> "cases 3, 1, 2, 1", "'case 1 => A"
# sorts the examples
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip()} => {word}" for solved, word in sorted(examples)]
    return "\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: by dictionary -> "cases 3, 1, 2, 1", "Every pair"
# a dictionary loses a subject that comes twice
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip()} => {word}" for solved, word in dict(examples).items()]
    return "\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: blank lines -> "D\\n\\nTwo charges", "character by character"
# an empty line between the examples
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: word first -> "'D => Lost parcel", "two solved lines"
# word and subject change places
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{word} => {solved.strip()}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: escaped line break -> "D\\\\nTwo charges", "two solved lines"
# writes a backslash and an n
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\\n".join([*lines, f"{subject.strip()} =>"])

# %% wrong: no line break before the last -> "ALamp is dark", "open line"
# the open line follows the last example on the same line
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    return "\n".join(f"{solved.strip()} => {word}" for solved, word in examples) + f"{subject.strip()} =>"

# %% wrong: printed -> "printed Lost parcel => D", "return"
# prints the prompt
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    for solved, word in examples:
        print(f"{solved.strip()} => {word}")
    print(f"{subject.strip()} =>")

# %% wrong: small letters -> "'lost parcel => d", "character by character"
# writes everything in small letters
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    lines = [f"{solved.strip().lower()} => {word.lower()}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip().lower()} =>"])

# %% wrong: empty line without examples -> "'\\nLamp is dark =>'", "Without examples"
# an empty first line where there are no examples
def few_shot(examples, subject):
    """The prompt: few_shot([("Lost parcel", "D")], "Late") is "Lost parcel => D\\nLate =>"."""
    solved = "\n".join(f"{solved.strip()} => {word}" for solved, word in examples)
    return solved + "\n" + subject.strip() + " =>"
