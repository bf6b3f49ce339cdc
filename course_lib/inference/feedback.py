# SPDX-License-Identifier: Apache-2.0
"""Corrections by people, kept as lines that are only ever added, and the rule that makes one label of many."""

import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_lib.files import append_line
from course_lib.inference.lock import locked

ROLES = ("customer", "agent", "expert")
"""Whose word counts more: the later, the more."""


@dataclass(frozen=True)
class Correction:
    """What a person said about one answer.

    Raises:
        ValueError: neither a text nor a reference to one, an unknown role, or a time without its zone.
    """

    id: str
    """Of the case that was answered."""
    model: str
    """Which version answered."""
    predicted: str
    probability: float
    label: str
    """What it should have been; the predicted one where the person agrees."""
    who: str
    """A person, by a name that is no personal data, such as `reviewer-7`."""
    role: str
    when: str
    """ISO 8601 with its zone."""
    text: str | None = None
    reference: str | None = None
    """Where the text is kept, if it is not to be kept here."""

    def __post_init__(self) -> None:
        """Refuse what could not be resolved or learnt from."""
        if self.text is None and self.reference is None:
            raise ValueError(f"The correction of {self.id} has neither a text nor a reference to one: give one.")
        if self.role not in ROLES:
            raise ValueError(f"There is no role {self.role!r}: choose one of {', '.join(ROLES)}.")
        if datetime.fromisoformat(self.when).tzinfo is None:
            raise ValueError(f"The time {self.when} has no zone: write it as 2026-01-31T12:00:00+00:00.")

    @property
    def weight(self) -> tuple[int, datetime]:
        """What decides between two of one case: first the role, then the time."""
        return ROLES.index(self.role), datetime.fromisoformat(self.when)


def now() -> str:
    """The time as a correction has it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def add(path: str | Path, correction: Correction) -> None:
    """Append a correction to a store, a JSONL file that is made where it is missing.

    Any number of processes may do so at once: each holds a lock beside the file while it writes, and a line is on
    the disk when this returns. The end of a line that a killed writer cut off does not become part of the next one.
    """
    path = Path(path)
    line = json.dumps(asdict(correction), ensure_ascii=True).encode() + b"\n"
    with locked(path.with_name(f".{path.name}.lock")), path.open("ab+", buffering=0) as file:
        append_line(file, line)


def corrections(path: str | Path) -> list[Correction]:
    """All corrections of a store in the order of writing; a damaged line is left out with a warning."""
    path, found = Path(path), []
    for number, line in enumerate(path.read_bytes().splitlines() if path.exists() else [], start=1):
        try:
            found.append(Correction(**json.loads(line)))
        except (ValueError, TypeError):
            if line:
                warnings.warn(f"Line {number} of {path} is cut off or damaged and was left out.", stacklevel=2)
    return found


def resolve(found: Sequence[Correction]) -> dict[str, Correction]:
    """One correction a case, by id in the order of first mention.

    Of several the one by the most trusted role counts, whenever it was made; within a role the latest; of two of
    one moment the one that was written last. So a customer never overrules an expert, and one who errs can mend it.
    """
    kept: dict[str, Correction] = {}
    for correction in found:
        if correction.id not in kept or correction.weight >= kept[correction.id].weight:
            kept[correction.id] = correction
    return kept


def conflicts(found: Sequence[Correction]) -> dict[str, tuple[str, ...]]:
    """The cases on which people disagree, each with the labels that were given, in the order of first mention."""
    labels: dict[str, list[str]] = {}
    for correction in found:
        labels.setdefault(correction.id, []).append(correction.label)
    each = {case: tuple(dict.fromkeys(given)) for case, given in labels.items()}
    return {case: given for case, given in each.items() if len(given) > 1}


def as_training_rows(
    found: Sequence[Correction], texts: Mapping[str, str] | None = None
) -> tuple[list[dict[str, str]], int]:
    """Rows to train on, {"id", "text", "label"}, one a case after `resolve`, and how many cases had no text.

    `texts` gives the text of each reference. A JSONL of these rows is what `course train` reads.
    """
    rows, missing = [], 0
    for case, correction in resolve(found).items():
        text = correction.text if correction.text is not None else (texts or {}).get(correction.reference or "")
        if text is None:
            missing += 1
        else:
            rows.append({"id": case, "text": text, "label": correction.label})
    return rows, missing
