# SPDX-License-Identifier: Apache-2.0
"""Likeness: planted copies are found however they are dressed up, honest answers to the same question are not."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.author.answers import read_known_answers
from course_lib.instructor import commands_report, similar
from course_lib.instructor.similar import GRAM, WINDOW, alike, fingerprints, tokens

ROOT = Path(__file__).resolve().parents[2]
ONE = "01-two-phases"

ORIGINAL = '''
def loudest(sounds, limit):
    """The loud ones, the loudest first."""
    kept = []
    for name, level in sounds.items():
        if level > limit and not name.startswith("test"):
            kept.append((level * 2 + 1, name))
    kept.sort(reverse=True)
    return [name for _, name in kept]


def halves(values, times):
    total = 0.0
    while times > 0:
        values = [value / 2 for value in values if value > 0.01]
        total += sum(values) - min(values, default=3)
        times -= 1
    return {"total": total, "left": len(values)}
'''

# the same in other clothes: renamed, reordered, commented, laid out anew
DRESSED = """
# my own work
def cut_down(xs, n):
    acc = 0.0
    while n > 0:      # go on
        xs = [
            x / 2
            for x in xs if x > 0.01
        ]
        acc += sum(xs) - min(xs, default=3)

        n -= 1
    return {'sum': acc, 'rest': len(xs)}

def by_volume(table, bar):
    '''Sorts.'''
    out = []
    for key, db in table.items():
        if db > bar and not key.startswith('other'):
            out.append((db * 2 + 1, key))  # keep
    out.sort(reverse=True)
    return [key for _, key in out]
"""

# another way to the same
HONEST = """
def loudest(sounds, limit):
    real = {name: level for name, level in sounds.items() if not name.startswith("test")}
    return sorted((name for name in real if real[name] > limit), key=real.get, reverse=True)


def halves(values, times):
    sums = []
    for _ in range(times):
        values = list(filter(lambda value: value > 0.005, (value / 2 for value in values)))
        sums.append(sum(values) - min(values or [3]))
    return dict(total=sum(sums), left=len(values))
"""


def test_a_copy_with_other_names_and_another_order_is_found():
    pairs = alike({"ann": [ORIGINAL], "bob": [DRESSED], "cem": [HONEST]}, [])
    assert [(pair.left, pair.right) for pair in pairs] == [("ann", "bob")]
    assert pairs[0].share > 0.8
    assert pairs[0].tokens > 100
    passage = pairs[0].passages[0]
    lines = [line.strip() for line in passage.left.split("\n")]
    marked = {lines[number] for number in passage.left_lines}
    assert {"times -= 1", "kept.append((level * 2 + 1, name))"} <= marked
    assert '"""The loud ones, the loudest first."""' not in marked


def test_a_copy_spread_over_other_cells_is_found():
    first, second = DRESSED.split("def by_volume")
    pairs = alike({"ann": [ORIGINAL], "bob": ["def by_volume" + second, "x = 1", first]}, [])
    assert len(pairs) == 1


def test_names_comments_layout_and_texts_do_not_count_but_numbers_and_methods_do():
    assert tokens("a = f('x')  # why\n")[0] == tokens("bb=g(\n'y'\n)")[0]
    assert tokens("a.sort()")[0] != tokens("a.pop()")[0]
    assert tokens("a * 2")[0] != tokens("a * 3")[0]
    assert tokens('f"{a} is {b}"')[0] == tokens("f'{c} was {d}'")[0]
    assert tokens("def broken(:\n  '")[0]  # what is no Python has tokens all the same


def test_what_was_handed_out_does_not_count():
    assert not alike({"ann": [ORIGINAL], "bob": [DRESSED]}, [ORIGINAL])


def test_what_many_wrote_alike_is_no_sign_and_short_answers_never_are():
    many = {f"s{number:02}": [ORIGINAL] for number in range(12)}
    assert not alike(many, [])
    assert len(alike(many, [], common=12)) == 66
    short = "def double(numbers):\n    return [2 * number for number in numbers]\n"
    assert not alike({"ann": [short], "bob": [short.replace("number", "value")]}, [])
    assert not alike({"ann": [], "bob": [""], "cem": ["..."]}, [])


def test_every_match_of_the_promised_length_is_found():
    rng = random.Random(4)
    length = GRAM + WINDOW - 1
    for _ in range(200):
        shared = [str(rng.randrange(50)) for _ in range(length)]
        one = [f"a{rng.randrange(50)}" for _ in range(rng.randrange(30))] + shared
        other = shared + [f"b{rng.randrange(50)}" for _ in range(rng.randrange(30))]
        assert set(fingerprints(one)) & set(fingerprints(other))
    assert not fingerprints(["x"] * (GRAM - 1))


def right_answers(chapter: str) -> dict[str, list[str]]:
    files = sorted((ROOT / "tests" / "answers" / chapter).glob("*.py"))
    return {path.stem: [answer.source for answer in read_known_answers(path).answers if answer.right] for path in files}


def test_honest_answers_of_the_course_are_not_reported(course):
    """Each student solves each exercise in a way of their own; all are right."""
    answers = right_answers(ONE)
    count = min(len(ways) for ways in answers.values())
    works = {f"s{n}": [ways[n] for ways in answers.values()] for n in range(count)}
    public = [
        "".join(cell["source"])
        for folder in ("notebooks", "solutions")
        for cell in json.loads((course / folder / ONE / f"{ONE}.ipynb").read_text())["cells"]
    ]
    assert count >= 5
    assert not alike(works, public)
    # and one of them copied is
    copied = [
        source.replace("weights", "w").replace("parameters", "p").replace("before", "x") for source in works["s0"]
    ]
    found = alike(works | {"copy": copied[::-1]}, public)
    assert [(pair.left, pair.right) for pair in found] == [("copy", "s0")]


def test_the_work_grows_with_the_class_and_not_with_its_square(monkeypatch):
    """A thousand who all wrote the same make no more pairs to look at than fifty do."""
    made = []
    real = similar.combinations
    monkeypatch.setattr(similar, "combinations", lambda *given: made.append(1) or real(*given))
    rng = random.Random(5)

    def pairs_looked_at(count):
        made.clear()
        own = {f"s{n:04}": [ORIGINAL, " + ".join(str(rng.randrange(10**6)) for _ in range(30))] for n in range(count)}
        assert not alike(own, [])
        return len(made)

    small, large = pairs_looked_at(50), pairs_looked_at(500)
    assert large < 11 * small


@pytest.fixture(scope="module")
def handed_in(course):
    released = json.loads((course / "notebooks" / ONE / f"{ONE}.ipynb").read_text())
    for student, source in {"ann": ORIGINAL, "bob": DRESSED, "cem": HONEST, "<b>": HONEST[:90]}.items():
        notebook = json.loads(json.dumps(released))
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "predict":
                cell["source"] = source
        path = course / "submitted" / student / ONE / f"{ONE}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))
    path = course / "submitted" / "broken" / ONE / f"{ONE}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("[" * 100_000)
    return course


def test_the_command(handed_in, monkeypatch, tmp_path):
    monkeypatch.chdir(handed_in)
    out = tmp_path / "new" / "alike.html"
    said = CliRunner().invoke(commands_report.app, ["similar", "01", "--out", str(out)])
    assert said.exit_code == 0, said.output
    assert "ann and bob: " in said.output
    assert "1 pair of 4 submissions" in said.output
    assert "broken" in said.output
    page = out.read_text()
    assert "<mark>|         times -= 1</mark>" in page
    assert page.index("ann and bob") < page.index("<mark>|         n -= 1</mark>")
    for outside in ("http:", "https:", "<script"):
        assert outside not in page
    said = CliRunner().invoke(commands_report.app, ["similar", "00"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)


def test_answers_in_words_count_too():
    text = (
        "Training changes the parameters while inference leaves them as they are and so a complaint changes nothing. "
        * 2
    )
    other = (
        "The filter never learns from what it reads; somebody has to write it down, label it and train the thing again."
    )
    essay = (
        f"{text} For that reason the shop has to collect what people say, and to train once more with all of it, soon."
    )
    pairs = alike(
        {
            "ann": [f"{similar.PROSE}{essay}"],
            "bob": [f"{similar.PROSE}{essay.upper()}"],
            "cem": [f"{similar.PROSE}{other}"],
        },
        [],
    )
    assert [(pair.left, pair.right) for pair in pairs] == [("ann", "bob")]
    assert not pairs[0].passages[0].left.startswith(similar.PROSE)
