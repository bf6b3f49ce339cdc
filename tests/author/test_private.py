# SPDX-License-Identifier: Apache-2.0
"""A private course: no key in its learner edition in any form, its owner's edits kept, graded by plain nbgrader."""

import base64
import csv
import html
import json
import re
import shutil
import stat
import zlib

import nbformat
import pytest
from nbgrader.utils import compute_checksum
from typer.testing import CliRunner

from course_lib.author.build import build_editions
from course_lib.author.scan import leaks, unpacked
from course_lib.cli import app
from course_lib.learner.quiz import seal, seal_rows
from course_lib.learner.work import lay_out

SLUG = "01-small"
SOURCE = f"solutions/{SLUG}/{SLUG}.md"
NOTEBOOK = f"notebooks/{SLUG}/{SLUG}.ipynb"
RIGHT = {"quiz-one": 'question_1 = "a"', "phases": 'phase = {"loss": "T", "answer": "i"}'}
SECRETS = (
    "Because it is so, as everybody knows.",
    "No, and here is the reason for it.",
    "One measures before one changes a thing.",
    "Who changes without a measurement",
    "Two times the same number it is.",
    "2 * a",
    "Only training measures the loss.",
    "Who needs labels for it?",
    "x + x + 0",
    "1234",
)


@pytest.fixture
def repository(tmp_path, new_repository, monkeypatch):
    folder = new_repository(tmp_path / "repository")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def private(tmp_path, repository):
    """A private course beside the repository, built."""
    assert course("build", "--private", tmp_path / "private").exit_code == 0
    return tmp_path / "private"


def course(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def state(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def decoded(text):
    """Whatever any run of base64 in a text, of a line or of lines, unpacks to; its own reading, not the gate's."""
    found = []
    for run in re.findall(r"[A-Za-z0-9+/=]{12,}(?:(?:\\n|[\s\",])*[A-Za-z0-9+/=]{12,})*={0,2}", text):
        joined = re.sub(r"\\n|[^A-Za-z0-9+/]", "", run)
        for start in range(4):
            whole = joined[start : start + (len(joined) - start) // 4 * 4]
            data = base64.b64decode(whole)
            for offset in (match.start() for match in re.finditer(b"x[\x01\x5e\x9c\xda]", data)):
                try:
                    found.append(zlib.decompressobj().decompress(data[offset:]).decode())
                except (zlib.error, UnicodeDecodeError):
                    continue
    return found


def test_the_first_build_makes_a_course_of_its_own(repository, private):
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    seed = private / "seed.txt"
    assert stat.S_IMODE(seed.stat().st_mode) == 0o600
    assert re.fullmatch(r"[0-9a-f]{32,}\n", seed.read_text())
    for name in (SOURCE, "nbgrader_config.py"):
        assert (private / name).read_bytes() == (repository / name).read_bytes()
    assert (private / NOTEBOOK).is_file() and (private / f"solutions/{SLUG}/{SLUG}.ipynb").is_file()
    assert not (repository / "notebooks").exists()


def test_another_course_has_another_seed(tmp_path, private):
    course("build", "--private", tmp_path / "other")
    assert (tmp_path / "other" / "seed.txt").read_text() != (private / "seed.txt").read_text()


def test_a_second_build_changes_no_byte_and_touches_no_file(private):
    before = state(private)
    again = course("build", "--private", private)
    assert again.exit_code == 0 and "laid" not in again.output and "wrote" not in again.output
    assert state(private) == before


def test_the_owners_edits_survive_and_are_built(repository, private):
    edited = (private / SOURCE).read_text().replace('question = "Which?"', 'question = "Which one of the two?"')
    (private / SOURCE).write_text(edited)
    settings = (private / "nbgrader_config.py").read_text() + "c.Execute.timeout = 7\n"
    (private / "nbgrader_config.py").write_text(settings)
    shutil.copytree(repository / "solutions" / SLUG, repository / "solutions" / "02-more")
    (repository / "solutions" / "02-more" / f"{SLUG}.md").rename(repository / "solutions" / "02-more" / "02-more.md")
    (repository / SOURCE).write_text((repository / SOURCE).read_text().replace("Some words.", "Newer words."))
    built = course("build", "--private", private)
    assert (private / SOURCE).read_text() == edited
    assert (private / "nbgrader_config.py").read_text() == settings
    assert "Which one of the two?" in (private / NOTEBOOK).read_text()
    assert "02-more.md" in built.output and (private / "notebooks" / "02-more" / "02-more.ipynb").is_file()


def test_a_set_up_that_was_cut_short_goes_on(private):
    seed = (private / "seed.txt").read_text()
    for name in ("pyproject.toml", "nbgrader_config.py", SOURCE):
        (private / name).unlink()
    assert course("build", "--private", private).exit_code == 0
    assert (private / SOURCE).is_file() and (private / "seed.txt").read_text() == seed
    assert "eN" not in (private / "pyproject.toml").read_text() and not leaked(private)


@pytest.mark.parametrize("inside", [".", "private", "deep/er"])
def test_a_folder_inside_the_repository_is_refused(repository, inside):
    before = state(repository)
    refused = course("build", "--private", inside)
    assert refused.exit_code == 1 and "inside the repository" in refused.output
    assert refused.output.count("\n") == 1 and state(repository) == before


def test_a_link_into_the_repository_is_refused(tmp_path, repository):
    (tmp_path / "link").symlink_to(repository, target_is_directory=True)
    assert course("build", "--private", tmp_path / "link" / "private").exit_code == 1
    assert not (repository / "private").exists()


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path, repository):
    other = tmp_path / "notebooks" / "holiday.ipynb"
    other.parent.mkdir()
    other.write_text("{}")
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path, tmp_path / "file"):
        before = state(tmp_path)
        refused = course("build", "--private", folder)
        assert refused.exit_code == 1 and "holds something else" in refused.output
        assert state(tmp_path) == before


def test_what_lies_in_its_notebooks_is_named_and_kept(private):
    for stray in (private / "notebooks" / "plan.txt", private / "notebooks" / SLUG / "data.csv"):
        stray.write_text("mine")
    (private / "README.md").write_text("notes of my own")
    assert course("build", "--private", private).exit_code == 0
    assert (private / "notebooks" / "plan.txt").read_text() == "mine"
    checked = course("build", "--check", "--private", private)
    assert checked.exit_code == 1 and "plan.txt has no source" in checked.output and "data.csv" in checked.output


def test_check_writes_nothing_and_sees_a_stale_notebook(tmp_path, private):
    assert course("build", "--check", "--private", private).exit_code == 0
    (private / SOURCE).write_text((private / SOURCE).read_text().replace("Some words.", "Other words."))
    before = state(private)
    stale = course("build", "--check", "--private", private)
    assert stale.exit_code == 1 and f"Run `course build --private {private}`" in stale.output.replace("\n", " ")
    assert state(private) == before
    absent = course("build", "--check", "--private", tmp_path / "absent")
    assert absent.exit_code == 1 and "no private course yet" in absent.output and not (tmp_path / "absent").exists()


def leaked(folder):
    """Which of the chapter's secrets a learner edition tells, in plain text or packed."""
    text = (folder / NOTEBOOK).read_text()
    readable = "\n".join([text, *decoded(text)])
    keys = re.findall(r'"(?:key|answer)": "[^"]+"', readable)
    return [secret for secret in SECRETS if secret in readable] + keys


def test_the_learner_edition_holds_no_key_in_any_form(private):
    assert leaked(private) == []
    notebook = nbformat.read(private / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"nbgrader", "jupyter", "tags", "deletable", "editable"}
        if "nbgrader" in cell.metadata:  # a checksum of what was cut would let one try guesses
            assert cell.metadata.nbgrader.checksum == compute_checksum(cell)


def test_a_private_course_offers_no_unseen_checks(private, repository):
    assert "unseen=" not in (private / NOTEBOOK).read_text()
    assert list(private.rglob("*unseen*")) == []
    settings = private / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"withheld"', '"at once"'))
    assert course("build", "--private", private).exit_code == 0
    assert "unseen=" not in (private / NOTEBOOK).read_text()
    assert course("build").exit_code == 0
    assert "unseen=" in (repository / NOTEBOOK).read_text()


def test_the_test_would_see_keys(repository):
    """The open edition tells them to whoever unpacks it."""
    assert course("build").exit_code == 0
    told = leaked(repository)
    assert set(SECRETS) - set(told) == {"1234"}  # hidden checks stand in no learner edition
    assert '"key": "a"' in told and '"answer": "2 * a"' in told


@pytest.mark.parametrize("pack", ["item", "rows", "sketch"])
def test_a_packed_key_is_a_leak(private, pack):
    (edition,) = build_editions(private)
    chapter = edition.chapter
    packed = {
        "item": lambda: seal(chapter.items[0]),
        "rows": lambda: seal_rows(chapter.matches["phases"]),
        "sketch": lambda: base64.b64encode(zlib.compress(b"def double(x):\n    return x + x + 0", 9)).decode(),
    }[pack]()
    assert leaks(chapter, edition.learner) == []
    notebook = json.loads(edition.learner)
    notebook["cells"][1]["metadata"]["note"] = f"some ease, then\n{packed}\nand words"
    assert list(unpacked(notebook["cells"][1]["metadata"]["note"]))
    assert leaks(chapter, json.dumps(notebook).encode())


def test_inside_the_folder_plain_commands_withhold_too(private, monkeypatch):
    before = state(private)
    monkeypatch.chdir(private)
    assert course("build").exit_code == 0
    assert course("build", "--check").exit_code == 0
    assert state(private) == before


def test_the_switch_tells_at_once_after_the_grades(private):
    settings = private / "pyproject.toml"
    withheld = settings.read_text()
    settings.write_text(withheld.replace('= "withheld"', '= "at once"'))
    assert course("build", "--private", private).exit_code == 0
    assert '"key": "a"' in leaked(private)
    settings.write_text(withheld)
    assert course("build", "--private", private).exit_code == 0
    assert leaked(private) == []


@pytest.mark.parametrize("planted", ['quiz_feedback = "never"', "quiz_feedback = [1]", "quiz_feedback = "])
def test_another_setting_is_one_sentence(private, planted):
    settings = private / "pyproject.toml"
    settings.write_text(re.sub(r"^quiz_feedback.*$", planted, settings.read_text(), flags=re.MULTILINE))
    refused = course("build", "--private", private)
    assert refused.exit_code == 1 and 'write quiz_feedback = "at once" or "withheld"' in refused.output


def test_it_says_which_answers_are_still_public(private):
    told = course("build", "--private", private).output
    assert "still tells 5 of 5 answers" in told and "quiz-steps" in told
    text = (private / SOURCE).read_text().replace('question = "Which?"', 'question = "Which now?"')
    text = text.replace("return x + x + 0", "return 2 * x")
    (private / SOURCE).write_text(text)
    told = course("build", "--private", private).output
    assert "still tells 3 of 5 answers" in told and "quiz-one" not in told and "double" not in told


@pytest.fixture(scope="module")
def graded(tmp_path_factory, new_repository, nbgrader):
    """Three students' work on the withheld edition, typed into cells or told to cards, graded by plain nbgrader."""
    folder = tmp_path_factory.mktemp("graded")
    repository, private = new_repository(folder / "repository"), folder / "private"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(repository)
        assert course("build", "--private", private).exit_code == 0
    released = (private / NOTEBOOK).read_bytes()
    nbgrader(private, "generate_assignment", SLUG, "--force")
    assert (private / NOTEBOOK).read_bytes() == released  # nbgrader's own and ours are the same edition
    (edition,) = build_editions(private)
    steps, total = edition.chapter.items[1], 'question_3 = "14 (variant 12)"'
    right = RIGHT | {
        "double": "def double(x):\n    return 2 * x",
        "quiz-steps": f'question_2 = "{steps.key}"',
        "quiz-sum": total.replace("14", str(2 * _drawn(edition.chapter.items[2], 12))),
    }
    wrong = {
        "double": "def double(x):\n    return x",
        "phases": 'phase = {"loss": "I", "answer": "T"}',
        "quiz-one": 'question_1 = "b"',
        "quiz-steps": f'question_2 = "{steps.key[::-1]}"',
        "quiz-sum": "question_3 = 1",
    }
    for student, answers in {"right": right, "wrong": wrong}.items():
        notebook = nbformat.read(private / NOTEBOOK, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        target = private / "submitted" / student / SLUG / f"{SLUG}.ipynb"
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)
    _submit_cards(private, folder / "work", steps.key)
    nbgrader(private, "autograde", SLUG)
    nbgrader(private, "generate_feedback", SLUG)
    nbgrader(private, "export")
    return private


def _drawn(item, variant):
    from course_lib.learner.quiz import drawn

    return drawn(item, variant)["a"]


def _submit_cards(private, work, order):
    """A student whose answers only the cards were told, handed in as `course submit` does."""
    from course_lib.learner import answers
    from course_lib.learner.submit import write_submission

    lay_out(private / "notebooks", work)
    answers.save("one", "a", work / SLUG)
    answers.save("steps", order, work / SLUG)
    made = write_submission(work / SLUG / f"{SLUG}.ipynb", work / "in", student="cards", stamp="20260101-000000")
    target = private / "submitted" / "cards" / SLUG / f"{SLUG}.ipynb"
    target.parent.mkdir(parents=True)
    shutil.copy(made.path, target)


@pytest.mark.long
def test_full_marks_none_and_those_of_the_cards(graded):
    with (graded / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"right": 9, "wrong": 0, "cards": 2}


@pytest.mark.long
def test_feedback_explains_and_shows_no_key(graded):
    pages = {}
    for student in ("right", "wrong"):
        text = (graded / "feedback" / student / SLUG / f"{SLUG}.html").read_text()
        pages[student] = html.unescape(re.sub(r"<[^>]+>", "", text))
    assert "Because it is so, as everybody knows." in pages["right"]
    assert "No, and here is the reason for it." in pages["wrong"]
    assert "Because it is so, as everybody knows." not in pages["wrong"]
    for page in pages.values():
        assert "BEGIN HIDDEN" not in page and "1234" not in page
        assert not [text for text in decoded(page) if re.search(r'"(?:key|answer)": "[^"]+"', text)]
