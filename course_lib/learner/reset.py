# SPDX-License-Identifier: Apache-2.0
"""A fresh copy of a chapter; what the learner had written stays beside it."""

from __future__ import annotations

from pathlib import Path

from .answers import ANSWERS
from .work import Laid, lay_out


def reset(notebooks: Path, work: Path, slug: str, *, stamp: str) -> tuple[Path | None, list[Laid]]:
    """Moves the learner's notebook and quiz answers aside and lays the released one in its place. Nothing is deleted.

    Args:
      notebooks: the released chapters.
      work: the learner's folder.
      slug: the chapter, NN-slug.
      stamp: the time as YYYYMMDD-HHMMSS, for the name of what is kept.

    Returns:
      Where the learner's notebook is now, None when there was none; and what was laid.

    Raises:
      OSError: the folder cannot be written to; the notebook is then where it was, or where it was to be kept.
    """
    own = work / slug / f"{slug}.ipynb"
    told = own.with_name(ANSWERS)
    if told.exists():
        keep_aside(told, stamp)
    kept = keep_aside(own, stamp) if own.exists() else None
    return kept, lay_out(notebooks, work)


def keep_aside(path: Path, stamp: str) -> Path:
    """Renames a file to NAME.STAMP.SUFFIX, or NAME.STAMP-2.SUFFIX and on where that is taken.

    Raises:
      OSError: the folder cannot be written to; the file is then where it was.
    """
    number, kept = 1, path.with_name(f"{path.stem}.{stamp}{path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}.{stamp}-{number}{path.suffix}")
    return path.rename(kept)
