# SPDX-License-Identifier: Apache-2.0
"""What is said of a chapter: nothing is spoken here, so that every sentence can be read."""

import json
import re
from pathlib import Path

import pytest

from course_lib.learner import spoken_code, spoken_words
from course_lib.learner.quiz import Item, seal
from course_lib.learner.spoken import THINK, as_text, sections

ROOT = Path(__file__).resolve().parents[2]


def said(*cells: dict, student: str = "") -> list[str]:
    return [text for section in sections({"cells": list(cells)}, student) for text in section.paragraphs]


@pytest.fixture
def read(cells):
    """A function (markdown) that gives what is said of it."""
    return lambda markdown: said(cells.text(markdown))


@pytest.mark.parametrize(
    "written, heard",
    [
        ("JAX and NumPy", "Jacks and num pie"),
        ("LoRA with SGD", "Lora with S G D"),
        ("F1 is not AUC", "F one is not A.U.C."),
        ("F100, AUCs and LoRAx are none", "F100, AUCs and LoRAx are none"),
        ("SHA-256 of a JSONL file", "shah 256 of a Jason lines file"),
        ("top-k and hit@k", "top k and hit at k"),
        ("a well-known top-level word", "a well-known top-level word"),
        ("12 MB in 30 ms", "12 megabytes in 30 milliseconds"),
        ("Run → Run All Cells", "Run, then Run All Cells"),
        ("0.9 ± 0.1, ≥ 3 × 2", "0.9 plus or minus 0.1, at least 3 times 2"),
        ("from 2 to -4, and a-4", "from 2 to minus 4, and a-4"),
        ("it costs (1 - p) times - so they say", "it costs (1 minus p) times - so they say"),
        ("6–8 mails", "6 to 8 mails"),
        ("chapter 03 and chapter 13", "chapter 3 and chapter 13"),
        ("back in 5 · Freeze and serve", "back in chapter 5, Freeze and serve"),
        ("the code 3fa91c0e77", "the code a code that begins with 3, f, a"),
        ("a decade of 12345678 facades", "a decade of 12345678 facades"),
        ("see https://example.org/a_b?c=d for it", "see an address on the web for it"),
        ("first ___", "first blank"),
    ],
)
def test_words(written, heard):
    assert spoken_words.prose(written) == heard


@pytest.mark.parametrize(
    "written, heard",
    [
        ("same_parameters(before, after)", "same parameters of before and after"),
        ("predict(forward, rows, size)", "predict of forward, rows and size"),
        ("a(b(c), d)", "a of b of c and d"),
        ("...", "three dots"),
        ("=", "the equals sign"),
        ('"spam"', "spam"),
        ("p > 0.3", "p is above 0.3"),
        ("rate * slope", "rate times slope"),
        ("x == y", "x equals y"),
        ("part / whole", "part divided by whole"),
        ("models/spam_model_v3", "models slash spam model v3"),
        (".new", "dot new"),
        ("TimeoutError", "Timeout Error"),
        ("jax.grad", "jax dot grad"),
        ("course check 00", "course check 00"),
        ('course certificate --name "Your Name"', "course certificate dash dash name Your Name"),
        (
            "np.random.default_rng(seed).permutation(names)",
            "np dot random dot default rng of seed dot permutation of names",
        ),
        ("a" * 61, "a piece of code"),
    ],
)
def test_code_in_a_sentence(written, heard):
    assert spoken_words.code(written) == heard


@pytest.mark.parametrize(
    "tex, heard",
    [
        ("z", "z"),
        (r"\log(1 + e^{z}) - y \cdot z", "the logarithm of 1 plus e to the power of z, minus y times z"),
        (r"e^{1000}", "e to the power of 1000"),
        (r"x^2", "x squared"),
        (r"x^{20}", "x to the power of 20"),
        (r"\frac{a}{b + 1}", "a divided by b plus 1"),
        (r"6 \times N \leq \sqrt{D}", "6 times N is at most the square root of D"),
        (r"\text{cost} \approx p_i", "cost is about p i"),
    ],
)
def test_formulas(tex, heard):
    assert spoken_words.formula(tex) == heard


def test_money_and_code_are_no_formulas(read):
    assert read("It costs $50 here and $60 there, `$x$` is code, and $x$ is none.") == [
        "It costs $50 here and $60 there, $x$ is code, and x is none."
    ]


def test_no_mark_of_markdown_is_heard(read):
    assert read(
        "A *small* **step**, [as told](../01-a/01-a.ipynb) in `my_loop`.\nNext line.<!-- concepts: 3 -->\n"
    ) == ["A small step, as told in my loop. Next line."]


def test_headings_part_the_chapter_and_keep_their_written_titles(cells):
    told = sections({"cells": [cells.text("# 3 · The loop\n\nHi.\n\n## 1 · With `x_y`\n\n### Exercise: JAX")]})
    assert [section.title for section in told] == ["3 · The loop", "1 · With x_y", "Exercise: JAX"]
    assert [section.paragraphs[0] for section in told] == [
        "Chapter 3. The loop.",
        "Part 1. With x y.",
        "Exercise: Jacks.",
    ]


def test_text_above_the_first_heading_is_kept(cells):
    assert [section.title for section in sections({"cells": [cells.text("Hi.\n\n# 1 · A")]})] == ["Beginning", "1 · A"]


def test_the_kind_of_an_exercise_is_a_task(read):
    assert read("### Exercise: A\n\n*repair, about 4 minutes, 3 points*") == [
        "Exercise: A.", "To repair, about 4 minutes, 3 points.",
    ]  # fmt: skip


def test_lists_are_led_on_to_and_numbered(read):
    assert read("Two steps\n\n1. go\n2. stop;\n\nAnd:\n\n- one\n- two") == [
        "Two steps:", "1: go.", "2: stop;", "And:", "one.", "two.",
    ]  # fmt: skip


def test_a_table_is_told_row_by_row(read):
    assert read("| row | A | B |\n| --- | --- | --- |\n| `cost` | much | little |\n| `time` | now | |") == [
        "A table with 2 rows; its columns are: row, A and B.", "cost. A: much; B: little.", "time. A: now.",
    ]  # fmt: skip
    assert read("| | line |\n| --- | --- |\n| A | one |") == ["A table with 1 row.", "A: one."]
    assert read("| place | |\n| --- | --- |\n| `first` | ___ |\n| `second` | &nbsp;___ |") == [
        "A table with 2 rows.", "Its rows are yours to fill: first, second.",
    ]  # fmt: skip


def test_after_predict_there_is_time_to_think(read):
    assert read("> **Predict.** Will it\n> double?\n\nRun it.") == ["Predict. Will it double?", THINK, "Run it."]


def test_hints_stay_folded_and_recall_answers_come_after_a_pause(read):
    hints = "<details><summary>Hint {0}</summary>\n\nSecret {0}.\n\n| a |\n| --- |\n| b |\n\n</details>\n\n"
    assert read(hints.format(1) + hints.format(2) + "Go on.") == ["2 hints are folded away here.", "Go on."]
    assert read(hints.format(1)) == ["One hint is folded away here."]
    assert read("<details><summary>What is an <em>epoch</em>?</summary>\n\nOne pass.\n\n</details>\n\nGo on.") == [
        "What is an epoch?", THINK, "Unfolded, it says:", "One pass.", "Go on.",
    ]  # fmt: skip
    assert read("<details><summary>What?</summary>All in one.</details>") == [
        "What?", THINK, "Unfolded, it says:", "All in one.",
    ]  # fmt: skip


def question(cells, item: Item, number: int = 1) -> list[dict]:
    folded = "<details><summary>Answer in the cell below, without the card</summary>\n\n- **a)** x\n\n</details>"
    nbgrader = {"grade": False, "grade_id": f"quiz-{item.id}", "solution": True}
    return [
        cells.text(f"**Question {number}.** {item.question}\n\nYour own numbers stand on the card.\n\n{folded}"),
        cells.code(f"question_{number} = ...", nbgrader=nbgrader),
        cells.graded(
            f"quiz-{item.id}-check", 1, f'points(1, answered({number}, lambda: question_{number}, """{seal(item)}"""))'
        ),
    ]


def test_a_quiz_question_is_told_with_its_options_and_without_its_answer(cells):
    item = Item("q", "single", "What is `np`?", texts=("A *fly*.", "A library"), key="b", whys=("no", "yes"), why="yes")
    assert said(*question(cells, item)) == [
        "Question 1. What is num pie?", "Option a: A fly.", "Option b: A library.", THINK,
    ]  # fmt: skip


def test_steps_rows_and_a_learners_own_numbers(cells):
    order = Item("o", "order", "In which order?", texts=("b", "a"), key="ba")
    assert said(*question(cells, order))[1:3] == ["Step a: b.", "Step b: a."]
    match = Item("m", "match", "Which?", texts=("T", "I"), rows=("loss", "answer"), key="ab")
    assert said(*question(cells, match))[1:] == [
        "Row 1: loss.",
        "Row 2: answer.",
        "Choice a: T.",
        "Choice b: I.",
        THINK,
    ]
    number = Item("n", "number", "Of {n} mails?", answer="n", draw={"n": (2, 900)})
    heard = {student: said(*question(cells, number), student=student)[0] for student in ("ada", "ben", "")}
    assert len(set(heard.values())) == 3 and not any("{n}" in text for text in heard.values())


def test_no_answer_of_a_released_quiz_is_heard():
    from course_lib.learner.quiz import unseal
    from course_lib.learner.results import SEALED

    notebook = json.loads((ROOT / "notebooks/01-two-phases/01-two-phases.ipynb").read_text(encoding="utf-8"))
    heard = as_text(sections(notebook))
    whys = [
        why
        for cell in notebook["cells"]
        if (found := SEALED.search("".join(cell["source"])))
        for why in unseal(found[2]).whys
    ]
    assert len(whys) > 20 and not [why for why in whys if why in heard]


@pytest.mark.parametrize(
    "source, heard",
    [
        ("x = 1\nprint(x)", "Code, 2 lines: it sets the name x; it prints."),
        ("# Why so\n# and so\na, b = 1, 2",
         "Code, 1 line: it sets the names a and b. A comment in it says: Why so and so."),
        ("a = b = c = d = 1", "Code, 1 line: it sets the names a, b, c and more."),
        ('def my_loop(x):\n    """Walk `steps` times: my_loop(1) is 2."""',
         "Code, 2 lines: it defines my loop, which means: Walk steps times."),
        ('def f(x):\n    """f(1) is 2."""', "Code, 2 lines: it defines f."),
        ('def f(x):\n    """3: a step."""', "Code, 2 lines: it defines f, which means: 3: a step."),
        ("figures.show(figure, alt=\"x\")", "Code, 1 line: it draws a figure."),
        ("explore(draw, {})", "Code, 1 line: it puts a figure under sliders."),
        ("import numpy as np\n\nprogress.show()", "Code, 2 lines: it calls progress dot show."),
        ("%pip install x", "Code, 1 line."),
        ("import numpy", "Code, 1 line."),
    ],
)  # fmt: skip
def test_code_is_told_by_a_sentence(source, heard):
    assert spoken_code.told(source) == heard


def test_cells_by_their_kind(cells):
    own = {"grade": False, "grade_id": "loop", "solution": True}
    assert said(
        cells.code("import course_lib", tags=["set-up"]),
        cells.code("# fill it\nstep = ...", nbgrader=own),
        cells.graded("loop-check", 2, "points(2, check('secret', lambda: step, equals(1)))"),
        cells.code("   "),
    ) == [
        "The set-up cell stands here. Run it first.",
        "Your cell to fill, 1 line: it sets the name step.",
        "A check for it is the next cell.",
    ]  # fmt: skip


def stream(text: str, name: str = "stdout") -> dict:
    return {"output_type": "stream", "name": name, "text": text}


def display(plain: str, **metadata) -> dict:
    return {"output_type": "display_data", "data": {"text/plain": plain, "text/html": "<p>"}, "metadata": metadata}


@pytest.mark.parametrize(
    "outputs, heard",
    [
        ([], []),
        ([stream("step  1: weights  0.46 -0.06\nafter:    0.5 | 2\nSMS (2011), doi 10.1/AB, CC BY\n")],
         ["It prints: step 1: weights, 0.46, minus 0.06. after: 0.5, 2. SMS (2011), CC BY."]),
        ([stream('{"mail": "Hello\\nyou"} -> my\nRun 20261122-233401-964aa2: 0.05182116478681564\n0.000081\n')],
         ["It prints: mail: Hello you, then my. Run with a date as its name: about 0.0518. 0.000081."]),
        ([stream("before  3fa91c0e77\n"), stream("after   1.5\n")],
         ["It prints: before, a code that begins with 3, f, a. after, 1.5."]),
        ([stream("\n".join(f"step {n}" for n in range(9)))],
         ["It prints 9 lines. The first: step 0. The last: step 8."]),
        ([stream("x" * 500)], [f"It prints a long line. It begins: {'x' * 300}."]),
        ([stream("a warning", "stderr")], []),
        ([display("Figure: The loss falls to 0.31, AUC 0.9.")],
         ["The figure shows: The loss falls to 0.31, A.U.C. 0.9."]),
        ([display("Figure: One."), display("Figure: <b>Two</b>")],
         ["The figure shows: One.", "The figure shows: Two."]),
        ([display("<Figure size 640x480>")], []),
        ([display("Four words for you")], ["It shows: Four words for you."]),
        ([display("not for ears", unspoken=True)], []),
        ([{"output_type": "error", "ename": "NameError", "evalue": "name 'x' is not defined", "traceback": []}],
         ["The cell stops with an error: NameError: name 'x' is not defined."]),
    ],
)  # fmt: skip
def test_outputs_are_told_by_their_texts(cells, outputs, heard):
    assert said(cells.code("x", outputs))[1:] == heard


def test_what_is_told_of_a_run_is_not_announced_too(cells):
    cell = cells.code("x = 1\nprint(x)", [stream("1\n")])
    assert said(cell) == ["Code, 2 lines: it sets the name x.", "It prints: 1."]
    assert said(cells.code("print(1)", [stream("1\n")])) == ["Code, 1 line.", "It prints: 1."]


def test_a_pause_is_shown_in_the_text(cells):
    assert (
        as_text(sections({"cells": [cells.text("# 1 · A\n\n> **Predict.** So?")]})).splitlines()[-1]
        == "(a pause to think)"
    )


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*/*.ipynb")), ids=lambda path: path.stem)
def test_every_released_chapter_can_be_said(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    told = sections(notebook)
    headings = [
        line
        for cell in notebook["cells"]
        if cell["cell_type"] == "markdown"
        for line in "".join(cell["source"]).splitlines()
        if re.match(r"#{1,6} \D|#{1,6} \d+ · ", line)
    ]
    assert len(told) == len(headings) and all(section.paragraphs[0].strip() for section in told)
    heard = as_text(told)
    assert not [sign for sign in ("`", "**", "](", "<", "$", "_", "|") if sign in heard]
