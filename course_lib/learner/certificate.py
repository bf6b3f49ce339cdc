# SPDX-License-Identifier: Apache-2.0
"""A certificate as PDF and PNG: the same facts, the same bytes. Who vouches for it is in `signature`."""

from __future__ import annotations

import datetime
import io
import math
import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .work import _write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COURSE = "Training versus inference, hands-on"
SELF_STUDY = "unsigned: self-study"
FONT = "DejaVu Sans"
MOST_LETTERS = 120
JOINERS = "\u200c\u200d"  # Persian and other names are spelt with them
BLUE, INK, QUIET = "#0072B2", "#222222", "#595959"


class CertificateError(ValueError):
    """A certificate that cannot be made or does not hold; the message is one sentence."""


@dataclass(frozen=True)
class Facts:
    """What a certificate says.

    Attributes:
      name: the learner's.
      date: as YYYY-MM-DD.
      result: such as "2 of 2 chapters, 24 of 24 points".
      signed_by: the fingerprint of the instructor's key, "" for self-study.
      course: the course's title.
    """

    name: str
    date: str
    result: str
    signed_by: str = ""
    course: str = COURSE

    def vouched(self) -> str:
        """Who vouches for it, as it stands on the page."""
        return f"signed by the instructor, key {self.signed_by}" if self.signed_by else SELF_STUDY


def drawable(text: str, what: str) -> str:
    """The text with its spaces put in order, if the certificate's font can show it.

    Args:
      text: a name or a result.
      what: what it is, for the message.

    Raises:
      CertificateError: it is empty, too long, or holds a sign that cannot be drawn.
    """
    from matplotlib import ft2font
    from matplotlib.font_manager import findfont, get_font

    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not text or len(text) > MOST_LETTERS:
        raise CertificateError(f"The {what} has {len(text)} letters: write 1 to {MOST_LETTERS}.")
    font = get_font(findfont(FONT))
    for sign in text:
        control = unicodedata.category(sign).startswith("C") and sign not in JOINERS
        if control or not font.get_char_index(ord(sign)):
            shown = "" if control else f" {sign}"
            raise CertificateError(
                f"The {what} holds a sign that the certificate's font does not have,{shown} (U+{ord(sign):04X}): "
                f"write the {what} in Latin, Greek, Cyrillic, Arabic or Hebrew letters."
            )
    leftwards = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    if leftwards and not hasattr(ft2font, "__libraqm_version__"):
        raise CertificateError(f"This {what} is written from right to left, which needs matplotlib 3.11 or newer.")
    return text


def draw(facts: Facts, *, keywords: str = "") -> dict[str, bytes]:
    """Draws the certificate, one page.

    Args:
      facts: what it says; every text must be `drawable`.
      keywords: for the PDF's metadata.

    Returns:
      The bytes of the two files, by their suffix: "pdf" and "png".
    """
    from matplotlib import style

    with style.context(["default", {"pdf.fonttype": 42, "font.family": FONT, "text.parse_math": False}]):
        figure = _page(facts)
        pdf, png = io.BytesIO(), io.BytesIO()
        # no dates, no versions: the bytes depend on the facts alone
        unsaid = {"Creator": None, "Producer": None, "CreationDate": None}
        title = {"Title": f"Certificate of {facts.name}", "Subject": facts.result, "Keywords": keywords}
        figure.savefig(pdf, format="pdf", metadata=unsaid | title)
        figure.savefig(png, format="png", dpi=150, metadata={"Software": None})
    return {"pdf": pdf.getvalue(), "png": png.getvalue()}


def write(files: Mapping[str, bytes], folder: Path, name: str) -> list[Path]:
    """Writes a certificate's files as certificate-NAME.pdf and .png; where another one lies, as certificate-NAME-2.

    Returns:
      Where they lie. Files that were there already are as they were.

    Raises:
      OSError: the folder cannot be written to.
    """
    stem = "certificate-" + (re.sub(r"[\W_]+", "-", name.lower())[:40].strip("-") or "course")
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        tried = f"{stem}{f'-{number}' if number > 1 else ''}"
        paths = {folder / f"{tried}.{kind}": content for kind, content in files.items()}
        if all(not path.exists() or path.read_bytes() == content for path, content in paths.items()):
            break
        number += 1
    for path, content in paths.items():
        _write_whole(path, content)
    return list(paths)


def valid_date(text: str | None) -> str:
    """The date as YYYY-MM-DD; today's where none is given.

    Raises:
      CertificateError: it is not written as YYYY-MM-DD.
    """
    if text is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise CertificateError(f"{text!r} is no date: write it as in 2026-03-31.") from error


def _page(facts: Facts) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    figure = Figure(figsize=(11.69, 8.27), facecolor="white")
    for inset, width in ((0.03, 3.0), (0.042, 0.8)):
        tall = inset * 11.69 / 8.27
        frame = Rectangle((inset, tall), 1 - 2 * inset, 1 - 2 * tall, fill=False, edgecolor=BLUE, linewidth=width)
        figure.add_artist(frame)
    lines = [
        (0.83, "Certificate", 40, BLUE, 1),
        (0.735, "The course", 14, QUIET, 1),
        (0.68, facts.course, 22, INK, 1),
        (0.595, "was worked through by", 14, QUIET, 1),
        (0.48, facts.name, 38, INK, 3),
        (0.34, "with the result", 14, QUIET, 1),
        (0.275, facts.result, 20, INK, 2),
        (0.19, facts.date, 14, INK, 1),
        (0.125, facts.vouched(), 12, QUIET, 1),
    ]
    for height, text, size, colour, most_lines in lines:
        _fit(figure, height, text, size, colour, most_lines)
    return figure


def _fit(figure: Figure, height: float, text: str, size: int, colour: str, most_lines: int) -> None:
    """Writes a text in the middle: as large as fits the width, on as few lines as that needs."""
    room = 0.84 * figure.bbox.width
    artist = figure.text(0.5, height, "", color=colour, ha="center", va="center", linespacing=1.3)
    for points in range(size, 5, -1):
        for count in range(1, most_lines + 1):
            if count * points > 1.7 * size:
                break
            artist.set(text="\n".join(_broken(text, count)), fontsize=points)
            if artist.get_window_extent().width <= room:
                return


def _broken(text: str, count: int) -> Sequence[str]:
    """The text on at most `count` lines that are about as long as each other."""
    width = math.ceil(len(text) / count)
    while len(lines := textwrap.wrap(text, width)) > count:
        width += 1
    return lines
