# SPDX-License-Identifier: Apache-2.0
"""Progress: exactly what the saved notebooks show, in a table that reads the same by eye and by ear."""

from html.parser import HTMLParser

import pytest

from course_lib.learner import progress

WRONG, OPEN, STOPPED = "✗ a: not yet.", "○ a: not attempted yet.", "! a: stopped with an error."


@pytest.fixture
def work(tmp_path, lay, cells):
    lay(
        tmp_path,
        "00-start",
        [cells.graded("a-check", 1, outputs=cells.gave(1.0, "✓ a: right."))],
        title="Start <here>",
        minutes=[5, 6],
    )
    lay(
        tmp_path,
        "01-two",
        [
            cells.text("### Exercise: First"),
            cells.graded("a-check", 3, outputs=cells.gave(1.5, "✓ a: right.", WRONG)),
            cells.graded("b-check", 3, outputs=cells.gave(0.0, OPEN)),
            cells.graded("c-check", 3, outputs=cells.gave(0.0, STOPPED)),
            cells.graded("d-check", 3),
            cells.text("**Question 1.** Which?"),
            cells.graded("quiz-a-check", 1, outputs=cells.gave(0.0, WRONG)),
            cells.graded("quiz-b-check", 1, outputs=cells.gave(0.0, OPEN)),
        ],
        title="Two",
        minutes=[10, 20],
    )
    return tmp_path


def test_what_counts(work):
    first, second = progress.read_progress(work)
    assert (first.passed, first.attempted, first.minutes_done) == (True, 1, 11)
    assert [item.outcome for item in second.items] == [
        *("not yet", "not attempted yet", "stopped with an error", "not checked yet"),
        *("not yet", "not attempted yet"),
    ]
    assert (second.passed, second.attempted, second.minutes_done) == (False, 3, 15)
    assert progress.result([first, second]) == "1 of 2 chapters, 2.5 of 15 points"
    assert progress.rows([first, second])[-1] == (
        "all",
        "1 of 5",
        "none tried",
        "1 of 2",
        "2.5 of 15",
        "26 of 41",
        "███░░ 57 %",
    )


@pytest.mark.parametrize("text", ["nan", "inf", "'3'", "3 points", "", "None"])
def test_what_is_no_finite_number_is_no_result(tmp_path, lay, cells, text):
    output = {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}, "execution_count": 1}
    lay(tmp_path, "01-a", [cells.graded("a-check", 3, outputs=[output])])
    assert progress.read_progress(tmp_path)[0].items[0].outcome == "not checked yet"


@pytest.mark.parametrize(
    "source, done",
    [("*Write here.*\n\n...", False), (" ", False), ("*Write here.*\n\nI deploy it, because ...", True), ("No.", True)],
)
def test_what_a_person_reads_counts_once_it_is_written_and_asks_no_points_of_the_checks(
    tmp_path, lay, cells, source, done
):
    right = cells.graded("a-check", 2, outputs=cells.gave(2.0, "✓ a: right."))
    lay(tmp_path, "01-a", [right, cells.text("### Exercise: Why"), cells.written("why", 3, source)])
    (chapter,) = progress.read_progress(tmp_path)
    assert (chapter.passed, chapter.attempted, chapter.possible) == (done, 1 + done, 2)
    assert chapter.items[1].title == "Why"
    assert chapter.items[1].outcome == ("your instructor reads this" if done else "not attempted yet")


def test_points_beyond_the_possible_are_capped(tmp_path, lay, cells):
    lay(
        tmp_path,
        "01-a",
        [cells.graded("a", 3, outputs=cells.gave(99.0)), cells.graded("b", 3, outputs=cells.gave(-5.0))],
    )
    (chapter,) = progress.read_progress(tmp_path)
    assert (chapter.points, chapter.possible) == (3, 6)


def test_only_the_learners_own_chapter_files_count(work, lay, cells):
    (work / "01-two" / "01-two.new.ipynb").write_text("{}")
    (work / "01-two" / "notes.ipynb").write_text("{}")
    assert len(progress.read_progress(work)) == 2


def test_a_broken_notebook_is_told_and_does_not_stop_the_others(work):
    (work / "01-two" / "01-two.ipynb").write_text("{ half")
    chapters = progress.read_progress(work)
    assert [chapter.attempted for chapter in chapters] == [1, 0] and not chapters[1].passed
    assert "`course reset 01`" in progress.as_text(chapters) and "course reset 01" in progress.as_html(chapters)


def test_the_table_reads_without_eyes(work):
    chapters = progress.read_progress(work)
    html = progress.as_html(chapters)

    class Seen(HTMLParser):
        tags: list = []
        words: str = ""

        def handle_starttag(self, tag, attrs):
            self.tags.append((tag, dict(attrs)))

        def handle_data(self, data):
            self.words += f"{data}|"

    seen = Seen()
    seen.feed(html)
    scopes = [attrs["scope"] for tag, attrs in seen.tags if tag == "th"]
    assert scopes == ["col"] * len(progress.HEADS) + ["row"] * 3
    assert [tag for tag, _ in seen.tags].count("caption") == 1
    bars = [attrs for tag, attrs in seen.tags if tag == "progress"]
    assert len(bars) == 3 and all("aria-hidden" in attrs for attrs in bars)
    assert "50 %" in seen.words and "00 Start <here>" in seen.words
    # the text twin holds every number of the table
    for row in progress.rows(chapters):
        assert all(cell in progress.as_text(chapters) for cell in row)


def test_show_in_a_notebook(work, monkeypatch, tmp_path_factory):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    monkeypatch.chdir(work / "00-start")
    progress.show()
    progress.show(tmp_path_factory.mktemp("empty"))
    assert "1 of 5" in shown[0]["text/plain"] and "<caption" in shown[0]["text/html"]
    assert "no chapters" in shown[1]["text/plain"] and "no chapters" in shown[1]["text/html"]


def test_the_command(project, work, course):
    assert course("progress")[0] == 1 and "`course work`" in course("progress")[1]
    (project / "work").mkdir()
    (work / "00-start").rename(project / "work" / "00-start")
    status, said = course("progress")
    assert status == 0 and "Start <here>" in said and "11 of 11" in said


def test_what_a_quiz_card_was_told_counts_until_the_answer_cell_says_otherwise(tmp_path, lay, cells):
    from course_lib.learner import answers
    from course_lib.learner.quiz import Item, seal

    def question(name: str, answer: str):
        sealed = seal(Item(name, "single", "Which?", texts=("x", "y"), key="b", whys=("no", "yes")))
        nbgrader = {"grade": False, "grade_id": f"quiz-{name}", "solution": True, "locked": False}
        source = f'# Check\npoints(1, answered(1, lambda: question_1, """\n{sealed}"""))'
        return [
            cells.code(f"question_1 = {answer}", nbgrader=nbgrader),
            cells.graded(f"quiz-{name}-check", 1, source, cells.gave(0.0, OPEN)),
        ]

    path = lay(tmp_path, "01-a", [*question("right", "..."), *question("wrong", "..."), *question("typed", '"b"')])
    for name, answer in {"right": "b", "wrong": "a", "typed": "a", "unknown": "b"}.items():
        answers.save(name, answer, path.parent)
    (chapter,) = progress.read_progress(tmp_path)
    assert [(item.outcome, item.points) for item in chapter.items] == [
        ("the visible checks pass", 1),
        ("not yet", 0),
        ("not attempted yet", 0),
    ]
    assert chapter.attempted == 2
