# SPDX-License-Identifier: Apache-2.0
"""The parts of README.md that a command writes: badges from one address, the chapters there are, figures from a run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from .concepts import read_concepts
from .source import Chapter, minutes

WELCOME = "00-start-here/00-start-here.ipynb"


def repository(root: Path) -> str:
    """Where the course lives, as `[tool.course] repository` in pyproject.toml says."""
    with (root / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["tool"]["course"]["repository"])


def badges(address: str) -> str:
    """Markdown of the Binder and the Colab badge for `https://github.com/OWNER/REPOSITORY`."""
    name = address.removeprefix("https://github.com/")
    binder = f"https://mybinder.org/v2/gh/{name}/main?urlpath=lab/tree/work/{WELCOME}"
    colab = f"https://colab.research.google.com/github/{name}/blob/main/notebooks/{WELCOME}"
    return (
        f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({binder})\n"
        f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({colab})"
    )


def chapter_list(chapters: Sequence[Chapter]) -> str:
    """Markdown that names each chapter, with its notebook and its minutes of reading and doing together."""
    planned = {concept.chapter for concept in read_concepts().values()}
    lacking = len(planned - {chapter.slug for chapter in chapters})
    rows = [f"| {c.slug[:2]} | [{c.title}](notebooks/{c.slug}/{c.slug}.ipynb) | {sum(minutes(c))} |" for c in chapters]
    being_written = [f"\n{lacking} more are being written."] if lacking else []
    return "\n".join(["| | chapter | minutes |", "| --- | --- | --- |", *rows, *being_written])


def with_section(text: str, name: str, content: str) -> str:
    """The text with what stands between `<!-- name: ... -->` and `<!-- /name -->` replaced.

    Raises:
      ValueError: the text has no such section.
    """
    section = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not section.search(text):
        raise ValueError(f"README.md has no section between <!-- {name}: ... --> and <!-- /{name} -->: put it back.")
    return section.sub(lambda found: f"{found[1]}{content}\n{found[2]}", text)
