# SPDX-License-Identifier: Apache-2.0
"""Each rule of `course lint` fires on a planted fault and is silent on a small chapter without one."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.author import lint_code, lint_runs, lint_text
from course_lib.author.build import build_editions, write_editions
from course_lib.author.concepts import Concept, read_concepts
from course_lib.author.lint import lint
from course_lib.author.lint_text import Source
from course_lib.author.prose import all_numbers, measured_numbers, prose
from course_lib.author.source import read_chapter
from course_lib.cli import app

ROOT = Path(__file__).resolve().parents[2]
SLUG = "00-small"

SMALL = """\
---
course:
  title: Small
  objectives:
    - run a cell
    - double a number
    - choose an option
  builds_on: nothing
  minutes: 1
---

## Story

A story with a [link](../00-small/00-small.ipynb#story) and ![a tent](https://example.org/tent.png).

<!-- concepts: 7 -->
It took 250 steps and 94 % were right.

```{code-cell} ipython3
print("250 steps, 0.94 right")
```

```{exercise} double
title = "Double"
kind = "write"
minutes = 2
points = 2
concepts = [7]
```

Write `double(x)`.

```{hints}
- Add.
- Add it to itself.
```

```{code-cell} ipython3
:solution: double
def double(x):
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION
```

```{code-cell} ipython3
:check: double
points(2, check("two", lambda: double(2), equals(4)))
```

```{exercise} table
title = "A table"
kind = "choose"
minutes = 1
points = 1
concepts = [7]
```

```{hints}
- Look at the row.
- It is the first letter.
```

```{match} table
name = "table"
rows = [{ name = "row", right = "A", why = "So it is in a row.", wrong = "Look at the row again." }]
```

```{quiz} one
concepts = [7]
question = "Which?"
[[options]]
text = "this"
correct = true
why = "Because it is so, as everybody knows."
[[options]]
text = "that"
why = "No, and here is the reason."
```
"""
KNOWN = {7: Concept(7, SLUG, "Seven is explained."), 8: Concept(8, "08-other", "Eight is for later.")}


def read(folder: Path, *changes: tuple[str, str], slug: str = SLUG) -> Source:
    """The small chapter with some of its text changed."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "solutions" / slug / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Source(path, text, read_chapter(path))


def course(folder: Path, *changes: tuple[str, str]) -> Path:
    """A course with the small chapter alone, its Markdown written and not read."""
    path = folder / "solutions" / SLUG / f"{SLUG}.md"
    path.parent.mkdir(parents=True)
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def links(source):
    folder = source.path.parents[2] / "notebooks" / source.chapter.slug
    return lint_text.links(source, {(folder / f"{SLUG}.ipynb").resolve()}, folder)


def concepts(source):
    return lint_text.concepts(source, KNOWN)


def spelling(source):
    return lint_text.spelling(source, source.path.with_name("words.txt"))


RULES = (
    lint_text.unfinished,
    lint_text.directives,
    lint_text.identities,
    lint_text.opening,
    lint_text.hints,
    lint_text.explanations,
    lint_text.shape,
    lint_code.alt_texts,
    lint_code.sizes,
    links,
    concepts,
    spelling,
)

FIGURE = ('print("250 steps, 0.94 right")', "{}\n# 250 0.94")
PLANTED = {
    "a TODO": (lint_text.unfinished, [("A story", "TODO: a story")], "line 14", "a story with a"),
    "an id with a blank": (lint_text.directives, [("{hints}", "{hints} for all")], "line 33", "{hints} is not"),
    "a mark in other words": (
        lint_text.directives,
        [("<!-- concepts: 7", "<!-- concept: 7")],
        "line 16",
        "comment is not understood",
    ),
    "a long id": (lint_text.identities, [("{quiz} one", "{quiz} " + "o" * 51)], f"id {'o' * 51!r}", "1 to 50 letters"),
    "one hint": (lint_text.hints, [("- Add it to itself.\n", "")], "exercise double", "1 of 2 hints"),
    "an empty hint": (lint_text.hints, [("- It is the first letter.", "- ")], "exercise table", "1 of 2 hints"),
    "two objectives": (lint_text.opening, [("    - run a cell\n", "")], "front matter", "objectives is 2"),
    "six objectives": (
        lint_text.opening,
        [("- run a cell\n", "- run\n" + "    - run\n" * 3)],
        "front matter",
        "objectives is 6",
    ),
    "no minutes": (lint_text.opening, [("minutes = 2", "minutes = 0")], "exercise double", "0 minutes"),
    "minutes below zero": (lint_text.opening, [("minutes: 1", "minutes: -1")], "front matter", "-1 minutes"),
    "an image without alt": (lint_code.alt_texts, [("![a tent]", "![ ]")], "line 14", "no text"),
    "a tag without alt": (lint_code.alt_texts, [("A story", '<img src="https://x.org"> A')], "line 14", "no text"),
    "a figure without alt": (
        lint_code.alt_texts,
        [(FIGURE[0], FIGURE[1].format("figures.show(figure)"))],
        "line 20",
        "`figures.show` has no alt",
    ),
    "a figure with an empty alt": (
        lint_code.alt_texts,
        [(FIGURE[0], FIGURE[1].format('%time\nfigures.image(figure, alt=" ")'))],
        "line 20",
        "`figures.image` has no alt",
    ),
    "a concept without explanation": (
        concepts,
        [("<!-- concepts: 7 -->", "")],
        "concepts",
        "Concept 7 (Seven is explained) is not explained",
    ),
    "a concept that is not met": (
        concepts,
        [("concepts = [7]", "concepts = [8]")] * 3,
        "concepts",
        "is met in no exercise, quiz item or experiment",
    ),
    "an unknown concept": (concepts, [("concepts = [7]", "concepts = [7, 900]")], "concepts", "concept 900, which"),
    "an item without concept": (
        concepts,
        [('concepts = [7]\nquestion = "W', 'concepts = []\nquestion = "W')],
        "quiz item one",
        "names no concept",
    ),
    "an option that says nothing": (
        lint_text.explanations,
        [("No, and here is the reason.", " ")],
        "quiz item one",
        "'that' has no explanation",
    ),
    "a row that says nothing": (
        lint_text.explanations,
        [("Look at the row again.", "")],
        "exercise table",
        "'row' has an empty `wrong`",
    ),
    "a long solution": (
        lint_code.sizes,
        [("    return x + x\n", '    """Doc."""\n    # comment\n\n' + "    x = x\n" * 14 + "    return x + x\n")],
        "cell double",
        "15 lines",
    ),
    "a long cell": (lint_code.sizes, [(FIGURE[0], "\n".join([FIGURE[0]] * 46))], "line 20", "46 lines"),
    "a long line": (lint_code.sizes, [("0.94 right", "0.94 right" + " " * 90)], "line 20", "characters"),
    "a long story": (lint_code.sizes, [("A story", "word " * 151)], "line 12", "words"),
    "a dead link": (links, [("../00-small/", "../01-small/")], "line 14", "leads to no notebook"),
    "an address without s": (links, [("https://", "http://")], "line 14", "not https"),
    "a misspelt word": (spelling, [("A story", "Teh story")], "line 14", "'Teh' may mean 'The'"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_where_it_is_and_by_its_own_rule_alone(name, tmp_path):
    rule, changes, place, words = PLANTED[name]
    findings = list(rule(read(tmp_path, *changes)))
    assert len(findings) == 1
    assert findings[0].place == place
    assert words in findings[0].sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_chapter_without_faults_is_clean(rule, tmp_path):
    assert list(rule(read(tmp_path))) == []


def test_a_figure_may_say_its_text_as_literal_or_f_string(tmp_path):
    calls = 'figures.show(figure, "a line")\nfigures.show(figure, alt=f"to {x}")\nfigures.show(figure, alt="a " "b")'
    assert list(lint_code.alt_texts(read(tmp_path, (FIGURE[0], FIGURE[1].format(calls))))) == []


def test_the_number_of_items_exercises_and_kinds_counts_outside_the_first_and_the_last_chapter(tmp_path):
    assert [finding.sentence.split(":")[0] for finding in lint_text.shape(read(tmp_path, slug="05-small"))] == [
        "The number of items is 1",
        "It has 2 of at least 4 exercises",
        "It has 2 of at least 3 kinds of exercise (choose, write)",
    ]
    assert list(lint_text.shape(read(tmp_path, slug="14-small"))) == []


def test_a_recall_before_the_story_is_not_the_story(tmp_path):
    recall = ("## Story", "## Recall\n\n" + "word " * 200 + "\n\n## Story")
    assert list(lint_code.sizes(read(tmp_path, recall))) == []


def test_a_chapter_without_sections_has_no_story(tmp_path):
    assert list(lint_code.sizes(read(tmp_path, ("## Story", "word " * 200)))) == []


def test_a_kept_word_is_not_misspelt(tmp_path):
    source = read(tmp_path, ("A story", "Teh story"))
    source.path.with_name("words.txt").write_text("teh\n")
    assert list(spelling(source)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It took 250 steps, then 1,500; 94 % and 3.5.", ["250", "1,500", "94 %", "3.5"]),
        ("In Chapter 12, at 9 and 10 o'clock, a hundred mails; `0.7`; see <!-- concepts: 104 -->.", []),
        ("Colours that all can tell apart (Okabe and Ito, 2008), or [Ito 2008](https://example.org/123).", []),
        ("In 2008 it was so.", ["2008"]),
        ("| 0.5 | 0.6 |\n\n## 1.5 steps\n\n100. first\n\n```python\n0.25\n```", []),
        ("SmolLM2-135M and spam_model_v300, https://example.org/1234", []),
    ],
)
def test_numbers_that_look_measured(text, written):
    assert [number for _, number, _ in measured_numbers(prose(text))] == written


def test_numbers_of_a_run_are_read_with_their_commas():
    assert all_numbers("12,500 parameters, 1_000 steps, x=0.50") == {Decimal(12500), Decimal(1000), Decimal("0.5")}


SOURCE_FAULTS = {
    "two equal ids": (("{exercise} table", "{exercise} double"), "two exercises have the id double"),
    "no minutes": (("  minutes: 1\n", ""), "lacks minutes"),
    "an exercise without minutes": (("minutes = 2\n", ""), "minutes is missing"),
    "an id that nbgrader refuses": (("{quiz} one", "{quiz} one!"), "No notebook can hold this id"),
    "front matter that is not YAML": (("title: Small", "title: Small: [x"), "cannot be read"),
}


@pytest.mark.parametrize("name", SOURCE_FAULTS)
def test_what_cannot_be_built_is_one_finding(name, tmp_path):
    change, words = SOURCE_FAULTS[name]
    (finding,) = lint(course(tmp_path, change), run=None)
    assert (finding.chapter, finding.rule) == (SLUG, "source")
    assert words in finding.sentence


@pytest.fixture
def built(tmp_path):
    """A course of one clean chapter, built."""
    root = course(tmp_path)
    write_editions(root, build_editions(root))
    return root


def test_a_built_chapter_is_clean_without_a_run(built):
    assert lint(built, run=None) == []


def test_stale_notebooks_and_told_solutions_are_found(built):
    source = built / "solutions" / SLUG / f"{SLUG}.md"
    source.write_text(source.read_text().replace("- Add it to itself.", "- Write\n  return x + x"))
    stale, told = lint(built, run=None)
    assert stale.rule == told.rule == "released"
    assert "is not what its Markdown builds" in stale.sentence
    assert "a line of the solution: return x + x" in told.sentence


def test_the_command_says_that_all_is_well_or_what_is_not(built, monkeypatch):
    monkeypatch.chdir(built)
    clean = CliRunner().invoke(app, ["lint", "00", "--no-run"])
    assert (clean.exit_code, clean.output) == (0, "00-small holds all rules that need no run.\n")
    source = built / "solutions" / SLUG / f"{SLUG}.md"
    source.write_text(source.read_text().replace("[7]", "[7, 900]", 1))
    faulty = CliRunner().invoke(app, ["lint", "--no-run"])
    assert faulty.exit_code == 1
    assert "00-small, concepts: The chapter names concept 900" in faulty.output
    unknown = CliRunner().invoke(app, ["lint", "07"])
    assert (unknown.exit_code, unknown.output) == (2, "There is no chapter '07': choose one of 00-small.\n")


WRONG = """\
```{exercise} wrong
title = "Wrong"
kind = "write"
minutes = 1
points = 1
concepts = [7]
```

```{code-cell} ipython3
:starter: wrong
three = ...
```

```{code-cell} ipython3
:solution: wrong
three = 4
```

```{code-cell} ipython3
:check: wrong
points(1, check("three", lambda: three, equals(3)))
```

"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A chapter with faults that only a run shows, and both its editions after their runs."""
    root = course(
        tmp_path_factory.mktemp("course"),
        ("lambda: double(2), equals(4)", "lambda: 4, equals(4)"),  # asks for nothing
        ("250 steps, 0.94 right", "250 steps"),
        ("```{exercise} table", "```{code-cell} ipython3\n1 / 0\n```\n\n" + WRONG + "```{exercise} table"),
    )
    (edition,) = build_editions(root)
    path = root / "solutions" / SLUG / f"{SLUG}.md"
    source = Source(path, path.read_text(), edition.chapter)
    return source, lint_runs.run(edition.learner), lint_runs.run(edition.instructor)


def test_points_without_work_are_found(faulty):
    source, learner, _ = faulty
    (finding,) = lint_runs.unsolved(source, learner)
    assert finding.place == "cell double-check"
    assert finding.sentence.startswith("It gives 2 points before anybody has worked on it")


def test_a_reference_solution_that_does_not_pass_is_found(faulty):
    source, _, instructor = faulty
    (finding,) = lint_runs.solved(source, instructor)
    assert finding.place == "cell wrong-check"
    assert finding.sentence.startswith("The reference solution gets 0 of 1 points")


def test_a_traceback_is_found_in_either_edition(faulty):
    source, learner, instructor = faulty
    for edition, ran in [("learner", learner), ("instructor", instructor)]:
        (finding,) = lint_runs.tracebacks(source, edition, ran)
        assert finding.place == "below 'Exercise: Double'"
        assert f"The {edition}'s edition stops here with ZeroDivisionError: division by zero" in finding.sentence


def test_a_number_that_no_run_shows_is_found(faulty):
    source, _, instructor = faulty
    (finding,) = lint_runs.numbers(source, instructor)
    assert (finding.place, finding.sentence.split(":")[0]) == ("line 17", "No cell shows the number 94 %")


@pytest.mark.long
def test_the_real_chapters_are_clean_without_runs():
    assert [str(finding) for finding in lint(ROOT, run=None)] == []


def test_the_examples_of_the_authors_page_make_a_chapter(tmp_path):
    page = (ROOT / "docs" / "authoring.md").read_text()
    front = re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    parts = re.findall(r"^(`{3,4})markdown\n(.*?)^\1$", page, re.DOTALL | re.MULTILINE)
    path = tmp_path / "03-training-loop.md"
    path.write_text("\n".join([*front, *(part for _, part in parts)]))
    chapter = read_chapter(path)
    rules = (lint_text.directives, lint_text.identities, lint_text.opening, lint_text.explanations, lint_code.sizes)
    assert [finding for rule in rules for finding in rule(Source(path, path.read_text(), chapter))] == []
    assert list(chapter.exercises) == ["one-step", "which-phase", "go-or-not"]
    assert len(chapter.items) == 1


def test_every_concept_belongs_to_a_chapter():
    concepts = read_concepts()
    assert list(concepts) == list(range(1, len(concepts) + 1))
    assert all(concept.says and concept.chapter[:2].isdigit() for concept in concepts.values())
