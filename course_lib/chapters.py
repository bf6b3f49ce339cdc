# SPDX-License-Identifier: Apache-2.0
"""The chapters' names: `01` and `01-two-phases` mean the same chapter everywhere."""

from __future__ import annotations

from pathlib import Path


class UnknownChapter(ValueError):
    """No chapter has this name; the message is one sentence that lists those there are."""


def chapter_slugs(root: Path) -> list[str]:
    """The names, NN-slug, of all chapters under `solutions/` or `notebooks/`, in the order of their numbers."""
    sources = [path for path in root.glob("solutions/[0-9][0-9]-*/*.md") if path.stem == path.parent.name]
    notebooks = [path for path in root.glob("notebooks/[0-9][0-9]-*/*.ipynb") if path.stem == path.parent.name]
    return sorted({path.stem for path in sources + notebooks})


def find_chapter(root: Path, name: str) -> str:
    """The full name of the chapter that `name` means: its number, such as `01`, or its name, such as `01-two-phases`.

    Raises:
      UnknownChapter: there is no such chapter under `root`.
    """
    slugs = chapter_slugs(root)
    for slug in slugs:
        if name in (slug, slug[:2]):
            return slug
    raise UnknownChapter(f"There is no chapter {name!r}: choose one of {', '.join(slugs) or 'none so far'}.")
