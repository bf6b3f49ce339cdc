# SPDX-License-Identifier: Apache-2.0
"""nbgrader's settings: plain nbgrader commands and formgrader work on the chapters as they stand."""

from contextlib import suppress
from pathlib import Path

from nbgrader import preprocessors as steps

from course_lib.author.release import ReleaseCells
from course_lib.instructor.feedback import HideHiddenChecks

c = get_config()  # type: ignore[name-defined]  # noqa: F821

root = Path(__file__).resolve().parent
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "training-vs-inference"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
# generate_assignment and autograde copy every other file of a source folder; the Markdown holds the solutions
c.CourseDirectory.ignore = ["*.md", ".ipynb_checkpoints", "__pycache__", "*.pyc"]
c.Exchange.root = str(root / "exchange")
with suppress(OSError):  # nbgrader does not make it, and only release and collect need it
    (root / "exchange").mkdir(exist_ok=True)

c.GenerateAssignment.preprocessors = [
    steps.IncludeHeaderFooter,
    steps.LockCells,
    ReleaseCells,
    steps.ClearOutput,
    steps.CheckCellMetadata,
    steps.ComputeChecksums,
    steps.SaveCells,
    steps.ClearHiddenTests,
    steps.ComputeChecksums,
    steps.CheckCellMetadata,
]
c.ReleaseCells.code_stub = {"python": "..."}

# what `course submit` names its files, whatever an LMS puts before it: ..._01-two-phases-STUDENT.ipynb
chapters = "|".join(sorted(path.name for path in (root / "notebooks").glob("[0-9][0-9]-*")))
c.FileNameCollectorPlugin.named_regexp = rf".*?(?P<file_id>{chapters})-(?P<student_id>[A-Za-z0-9_-]+)"

# a deleted test cell is put back, so that deleting it gives no points and keeps no old ones
c.OverwriteCells.add_missing_cells = True
# nbgrader counts any text on stderr as a failed test; jax and Python warn there
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = r"(?s).*"
c.Execute.timeout = 120

c.GenerateFeedback.preprocessors = [
    steps.GetGrades,
    HideHiddenChecks,
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
