# SPDX-License-Identifier: Apache-2.0
"""`course feedback`: one HTML page a student by nbgrader's generate_feedback; a broken notebook stops no other."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from course_lib.learner.results import read_items, read_notebook
from course_lib.learner.work import _write_whole

from .nbgrader_course import NoGrades, gradebook, graded_assignment, notebook_of

# a student's own output or Markdown may hold a script or a picture that calls home: nothing of that runs or loads
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; font-src data:; '
    "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)
SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
FONT = re.compile(r"@font-face\s*\{[^}]*\}")  # Bootstrap's icons, which the page does not use
LINK = re.compile(r'(<a href="#([^"]+)">)(?:Test cell|Coding free-response|Written response|Task)(</a>)')
HEADING = re.compile(r'(<span class="nbgrader-label">)Grade cell: <code>([^<]+)</code>')
REMARK = re.compile(r'<li><a href="#comment-([^"]+)">Comment</a></li>\n?')
NO_RESPONSE = "<b>Comments:</b> <p>No response.</p>"
SAID = re.compile(r'<a name="comment-([^"]+)"></a>')
STYLE = """<style>
.container { width: auto; max-width: 62em; margin: 0 auto; }
#notebook-container { padding: 0; box-shadow: none; }
a.anchor-link { display: none; }
summary { display: list-item; }
td, th { padding: .1em .6em .1em 0; text-align: left; }
div.cell { margin-bottom: 1em; }
div.output_subarea, div.output_text pre { margin-bottom: .6em; }
div.input_area, div.highlight { overflow-x: auto; }
div.highlight pre { overflow: visible; }
div.prompt { display: none; }
div.output_subarea { max-width: 100%; }
div.nbgrader_cell .panel-heading { height: auto; overflow: hidden; }
div.nbgrader_cell .panel-heading a { color: inherit; text-decoration: underline; }
</style>"""


@dataclass(frozen=True)
class Released:
    """What `course feedback` wrote, and a sentence for each student who got none."""

    pages: tuple[Path, ...]
    without: tuple[str, ...]


def release_feedback(
    folder: CourseDirectory,
    chapter: str,
    *,
    only: Sequence[str] = (),
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Released:
    """Writes feedback/STUDENT/CHAPTER/CHAPTER.html for everybody who is graded, each page whole or not at all.

    Args:
      folder: the course, as nbgrader knows it.
      chapter: the chapter's name.
      only: the students to write for; everybody by default.
      tell: called after each student with how many are done, and of how many.

    Raises:
      NoGrades: nothing of the chapter was graded, or none of `only` is in the class.
      OSError: the feedback cannot be written.
    """
    with gradebook(folder) as book:
        graded = {sent.student_id for sent in graded_assignment(book, chapter).submissions}
    handed_in = {
        path.parent.parent.name
        for path in Path(folder.format_path(folder.submitted_directory, "", "")).glob(f"*/{chapter}/*.ipynb")
    }
    students = sorted((graded | handed_in) & set(only) if only else graded | handed_in)
    if not students:
        raise NoGrades(f"None of these students handed in {chapter}: check the ids with `course grade {chapter[:2]}`.")
    convert = _converter(folder)
    pages, without = [], []
    for number, student in enumerate(students, 1):
        source = notebook_of(folder, "autograded", student, chapter)
        if student not in graded or not source.is_file():
            without.append(f"{student} is not graded yet and got no feedback: run `course grade {chapter[:2]}`.")
        else:
            try:
                page = convert(source)
            except Exception as error:  # one notebook's trouble, of whatever kind, is never another's
                reason = " ".join(str(error).split())[:160] or "no reason given"
                without.append(
                    f"{student} got no feedback: {source} cannot be shown ({type(error).__name__}: {reason})."
                )
            else:
                target = notebook_of(folder, "feedback", student, chapter).with_suffix(".html")
                target.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(target, page.encode("utf-8", errors="replace"))
                pages.append(target)
        tell(number, len(students))
    return Released(tuple(pages), tuple(without))


def _converter(folder: CourseDirectory) -> Callable[[Path], str]:
    """A function from an autograded notebook to its page, by the steps that nbgrader_config.py names."""
    made = GenerateFeedback(coursedir=folder, config=folder.config)
    made.log = logging.getLogger("course.feedback")
    made.log.propagate = False  # its warnings are about nbgrader's own settings
    made.log.addHandler(logging.NullHandler())
    made.exporter = made.exporter_class(parent=made, config=made.config)
    for step in made.preprocessors:
        made.exporter.register_preprocessor(step, enabled=True)

    def convert(path: Path) -> str:
        resources = made.init_single_notebook_resources(str(path))
        page, _ = made.exporter.from_filename(str(path), resources=resources)
        titles = {item.id: item.title for item in read_items(read_notebook(path))}
        return _titled(_remarks(_safe(page), titles), titles)

    return convert


def _safe(page: str) -> str:
    """The page with its policy first of all, without scripts, readable on a phone."""
    page = FONT.sub("", SCRIPT.sub("", page))
    head = re.search(r"<head[^>]*>", page)
    if head is None:
        raise ValueError("the page has no head")
    page = page[: head.end()] + POLICY + page[head.end() :]
    return page.replace("</head>", f"{STYLE}</head>", 1)


def _titled(page: str, titles: Mapping[str, str]) -> str:
    """The page with the questions' own titles, where nbgrader writes "Test cell" for each, or the cell's id."""

    def title(found: re.Match[str]) -> str:
        return html.escape(titles.get(html.unescape(found[2]), found[2]))

    page = LINK.sub(lambda link: f"{link[1]}{title(link)}{link[3]}", page)
    return HEADING.sub(lambda heading: f"{heading[1]}{title(heading)}", page)


def _remarks(page: str, titles: Mapping[str, str]) -> str:
    """The page whose list of points names only the comments that say something, each by its question's title."""
    parts = SAID.split(page)
    said = {name: cell for name, cell in zip(parts[1::2], parts[2::2], strict=True)}

    def line(found: re.Match[str]) -> str:
        cell = said.get(found[1], "").partition('<div class="cell ')[0]
        if NO_RESPONSE in cell:
            return ""
        title = html.escape(titles.get(f"{found[1]}-check", found[1]))
        return f'<li><a href="#comment-{found[1]}">Comment</a>: {title}</li>\n'

    return REMARK.sub(line, page)
