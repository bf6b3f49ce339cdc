# SPDX-License-Identifier: Apache-2.0
"""Which version is in service: an alias such as `production` points at one artifact, and keeps where it pointed.

Artifacts never change; promoting and rolling back change only the pointer, one small file `.NAME.ALIAS.json`
in the folder of the artifacts, replaced in one step.
"""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from course_lib.artifact import ArtifactError, check
from course_lib.files import replaced

PRODUCTION = "production"
_VERSION = re.compile(r"(?P<name>.+)_v\d+")


def promote(artifact: str | Path, alias: str = PRODUCTION, *, when: datetime | None = None) -> None:
    """Let the alias point at this artifact, after checking that it is whole.

    Raises:
        ArtifactError: it is no artifact, damaged, or without a version in its name.
    """
    folder = Path(artifact)
    check(folder)
    match = _VERSION.fullmatch(folder.name)
    if not match:
        raise ArtifactError(f"{folder} has no version such as _v3 in its name: promote a folder that `freeze` made.")
    pointer = _pointer(folder.parent, match["name"], alias)
    _write(pointer, [*_history(pointer), _entry(folder, "promote", when)])


def current(root: str | Path, name: str, alias: str = PRODUCTION) -> Path:
    """The folder of the artifact that the alias of this model points at.

    Raises:
        ArtifactError: nothing was promoted yet, or the pointer is damaged.
    """
    past = history(root, name, alias)
    if not past:
        raise ArtifactError(f"No {name} in {root} is in {alias} yet: promote one.")
    return Path(root) / past[-1]["version"]


def history(root: str | Path, name: str, alias: str = PRODUCTION) -> list[dict[str, str]]:
    """Returns every change of the alias, the first one first: {"version", "when", "change"}.

    `when` is the UTC time in ISO 8601; `change` is "promote" or "roll back". Nothing is ever taken out, so it says
    which version was in service at any time.

    Raises:
        ArtifactError: the pointer is damaged.
    """
    return [{"change": "promote", **entry} for entry in _history(_pointer(Path(root), name, alias))]


def resolve(model: str) -> Path:
    """The folder of an artifact from a folder, `models/spam_model` (production) or `models/spam_model@alias`.

    Raises:
        ArtifactError: the alias points nowhere.
    """
    path = Path(model)
    if path.is_dir():
        return path
    name, _, alias = path.name.partition("@")
    if not _history(_pointer(path.parent, name, alias or PRODUCTION)):
        raise ArtifactError(
            f"{model} is no folder, and no {name} is in {alias or PRODUCTION}: "
            "give the folder of a frozen model, or promote one."
        )
    return current(path.parent, name, alias or PRODUCTION)


def roll_back(root: str | Path, name: str, alias: str = PRODUCTION, *, when: datetime | None = None) -> Path:
    """Points at the version before the present one again, and returns its folder; the history keeps both.

    Raises:
        ArtifactError: there was none before, it is damaged, or so is the pointer.
    """
    past = history(root, name, alias)
    before: list[str] = []
    for entry in past:
        if entry["change"] == "promote":
            before.append(entry["version"])
        else:
            before.pop()
    if len(before) < 2:
        raise ArtifactError(f"There is no {name} before the one in {alias}: promote an earlier version instead.")
    folder = Path(root) / before[-2]
    check(folder)
    _write(_pointer(Path(root), name, alias), [*past, _entry(folder, "roll back", when)])
    return folder


def _entry(folder: Path, change: str, when: datetime | None) -> dict[str, str]:
    moment = (when or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    return {"version": folder.name, "when": moment, "change": change}


def _pointer(root: Path, name: str, alias: str) -> Path:
    return root / f".{name}.{alias}.json"


def _history(pointer: Path) -> list[dict[str, Any]]:
    try:
        past = json.loads(pointer.read_text("utf-8"))
        if isinstance(past, list) and all(isinstance(line.get("version"), str) for line in past):
            return past
    except FileNotFoundError:
        return []
    except (ValueError, AttributeError):
        pass
    raise ArtifactError(f"{pointer} is damaged: remove it, then promote the version that is in service.")


def _write(pointer: Path, past: list[dict[str, Any]]) -> None:
    with replaced(pointer) as draft:
        draft.write_text(json.dumps(past, indent=1), "utf-8")
