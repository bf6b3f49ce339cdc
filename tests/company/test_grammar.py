# SPDX-License-Identifier: Apache-2.0
"""A phrase file expands as written, the same for a seed, and what is wrong in it is told with file and line."""

import re
from random import Random

import pytest

from course_lib.company.grammar import expand, load_phrases, parse, several, tidy

FILE = """
# a comment
=== dog
queue: Billing 1
--- tell
[the|a] <adjective> dog [barks|sleeps|]  at {name} , and «it [bit|ate] {product}».
--- adjective
old
young
=== cat
--- tell
{order} is here.
[{order}|no] cat, see <dog.adjective>.
"""
SLOTS = {"name": "Aino", "product": "the Wren daypack"}


def texts(rule, slots=SLOTS, file=FILE, count=200, **more):
    grammar = parse({"file.txt": file}, **more)
    return [expand(grammar, rule, slots, Random(str(seed))) for seed in range(count)]


def test_choices_slots_references_and_spans():
    found = texts("dog.tell")
    assert len({text for text, _ in found}) == 2 * 2 * 3 * 2
    for text, spans in found:
        assert re.fullmatch(
            r"(The|A) (old|young) dog( barks| sleeps)? at Aino, and it (bit|ate) the Wren daypack\.", text
        )
        assert spans in {("it bit the Wren daypack",), ("it ate the Wren daypack",)} and spans[0] in text


def test_a_seed_gives_the_same_text_and_uses_only_random():
    class OnlyRandom:
        def __init__(self, seed):
            self.random = Random(seed).random

    grammar = parse({"file.txt": FILE})
    for seed in range(20):
        assert expand(grammar, "dog.tell", SLOTS, OnlyRandom(seed)) == expand(grammar, "dog.tell", SLOTS, Random(seed))


def test_lines_and_choices_without_their_slot_are_passed_over():
    assert {text for text, _ in texts("cat.tell", {})} == {"No cat, see old.", "No cat, see young."}
    assert len({text for text, _ in texts("cat.tell", {"order": "LO-12345"})}) == 5


def test_alternatives_are_equally_likely():
    found = [text for text, _ in texts("dog.adjective", count=2000)]
    assert abs(found.count("Old") - 1000) < 100


def test_several_lines_differ():
    grammar = parse({"file.txt": FILE})
    for seed in range(20):
        assert sorted(several(grammar, "dog.adjective", 2, {}, Random(seed))) == ["old", "young"]
    assert len(several(grammar, "dog.adjective", 5, {}, Random(0))) == 2


def test_synonyms_replace_words_but_not_parts_of_words_or_protected_phrases():
    file = "=== g\n--- s\nbecause «I saw a big bear», becauses because of it."
    synonyms = "# words\nbecause | since\nbecause of\nbig | enormous | large"
    found = texts("g.s", file=file, synonyms=synonyms)
    assert {text for text, _ in found} == {
        f"{word} I saw a {size} bear, becauses because of it."
        for word in ("Because", "Since")
        for size in ("big", "large")
    }
    assert all(spans[0] in text for text, spans in found)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("one  two , three .", "One two, three."),
        ("end. start? «yes» ... and so e.g. this! ‹no›", "End. Start? «Yes» ... and so e.g. this! ‹No›"),
        ("first\nsecond line \n\n third", "First\nSecond line\n\nThird"),
        ("well... it broke, i.e. it fell", "Well... it broke, i.e. it fell"),
        ("at example.com it says 3.5 kg", "At example.com it says 3.5 kg"),
        ("écoute. éh bien", "Écoute. Éh bien"),
    ],
)
def test_tidy(text, tidied):
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("a [b", r"'\[' that is never closed"),
        ("a [b|c", r"'\[' that is never closed"),
        ("a b]", r"'\]' outside of brackets"),
        ("a|b", r"'\|' outside of brackets"),
        ("a {name", r"'\{' that is not part of"),
        ("a name}", r"'\}' that is not part of"),
        ("a {no name}", r"'\{' that is not part of"),
        ("see <adjective", r"'<' that is not part of"),
        ("a {colour}", "unknown slot 'colour'"),
        ("a <noun>", "unknown section 'dog.noun'"),
        ("a <cat.noun>", "unknown section 'cat.noun'"),
        ("a <tell>", "leads back to itself"),
        ("«a", "'«' without its partner"),
        ("a»", "'»' without its partner"),
        ("«a [b»|c]", "'»' without its partner"),
        ("««a»»", "'«' without its partner"),
    ],
)
def test_a_fault_in_a_line_is_told_with_file_and_line(line, what):
    with pytest.raises(ValueError, match=rf"^file\.txt, line 6, .*{what}.*: .*\.$") as error:
        parse({"file.txt": planted(line)})
    assert "\n" not in str(error.value)


def planted(line):
    lines = FILE.splitlines()
    assert lines[4] == "--- tell"
    return "\n".join([*lines[:5], line, *lines[5:]])


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("text", "line 1, stands before the first group"),
        ("=== a\n--- s\nx\n=== a\n--- s\nx", "line 4, begins the group 'a' a second time"),
        ("=== a\n--- s\nx\n--- s\ny", "line 4, begins the section 's' a second time"),
        ("=== a\nno header", "line 2, is neither"),
        ("=== a\n--- s\n--- t\nx", "line 1, begins a group whose section 's' is empty"),
    ],
)
def test_a_fault_of_the_file_is_told(file, what):
    with pytest.raises(ValueError, match=what):
        parse({"file.txt": file})


def test_angles_that_are_no_reference_are_text():
    assert {text for text, _ in texts("g.s", file="=== g\n--- s\n>>> go <<< 3 < 4 > 2")} == {">>> go <<< 3 < 4 > 2"}


def test_a_missing_slot_or_rule_is_told():
    grammar = parse({"file.txt": FILE})
    with pytest.raises(ValueError, match="no rule 'dog.noun'"):
        expand(grammar, "dog.noun", {}, Random(0))
    with pytest.raises(ValueError, match=r"Every line of 'dog.tell' needs a slot that is not given \(given: name\)"):
        expand(grammar, "dog.tell", {"name": "Aino"}, Random(0))
    with pytest.raises(ValueError, match=r"Every line of 'g.s' needs a slot"):
        expand(parse({"file.txt": "=== g\n--- s\n[{order}|{name}]"}), "g.s", {}, Random(0))


def test_the_files_are_read_once():
    assert load_phrases("common.txt", "assembly.txt") is load_phrases("common.txt", "assembly.txt")
