# SPDX-License-Identifier: Apache-2.0
"""The bank of the final quiz: items written for it, and some of each chapter's own.

Items of the bank stand in `bank-NN.md` beside the chapter that holds `{final}`, as ```` ```{quiz} id ```` blocks, the
ones about chapter NN together. Of the chapter's own quiz as many may be asked again as there are new ones, so that at
least half of the bank was never seen before. The quiz that stands on the same page as the final one is not asked again.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from course_lib.learner.quiz import Item, Pool

from .items import read_item

SLOTS = 2
"""Questions of the final quiz for each chapter."""
BLOCK = re.compile(r"^```\{quiz\}[ \t]*(\S+)[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)


class BankError(ValueError):
    """The bank cannot be read; the message names the file, the item and what is wrong."""


def bank_sources(folder: Path) -> list[Path]:
    """The bank's files in a chapter's folder, in the order of their numbers."""
    return sorted(folder.glob("bank-[0-9][0-9].md"))


def read_items(path: Path) -> list[Item]:
    """The quiz items of a Markdown file, a chapter's or the bank's.

    Raises:
      BankError: an item cannot be read.
    """
    found = []
    for identity, body in BLOCK.findall(path.read_text(encoding="utf-8")):
        try:
            found.append(read_item(identity, tomllib.loads(body)))
        except KeyError as error:
            raise BankError(f"{path.name}, quiz item {identity}: {error.args[0]} is missing.") from error
        except ValueError as error:  # also what is not TOML
            raise BankError(f"{path.name}, quiz item {identity}: {error}.") from error
    return found


def read_pools(folder: Path) -> list[Pool]:
    """The questions of the final quiz, `SLOTS` for each file of the bank, in order.

    Args:
      folder: of the chapter that holds the final quiz; the other chapters' folders lie beside it.

    Raises:
      BankError: an item cannot be read, an id is used twice, or a file has too few items.
    """
    pools: list[Pool] = []
    seen: set[str] = set()
    for path in bank_sources(folder):
        number = path.stem.removeprefix("bank-")
        new = read_items(path)
        if len(new) < SLOTS:
            raise BankError(f"{path.name}: it has {len(new)} items, and the final quiz asks {SLOTS}: write more.")
        known = [item for own in _chapters(folder, number) for item in read_items(own)]
        for item in new:
            if item.id in seen:
                raise BankError(f"{path.name}: the id {item.id} is used twice; give one item another id.")
            seen.add(item.id)
        items = [*new, *known[: len(new)]]
        pools += [Pool(f"final-{number}-{slot + 1}", tuple(items[slot::SLOTS])) for slot in range(SLOTS)]
    if not pools:
        raise BankError(f"There is no bank-NN.md in {folder}: the final quiz draws its questions from these.")
    return pools


def _chapters(folder: Path, number: str) -> list[Path]:
    found = folder.parent.glob(f"{number}-*/{number}-*.md")
    return [path for path in found if path.stem == path.parent.name != folder.name]
