# SPDX-License-Identifier: Apache-2.0
"""The item analysis as a page that works without a network and names no student, and as CSV."""

from __future__ import annotations

import html
from collections.abc import Iterable

import numpy as np

from course_lib.learner import figures

from .export import Cell
from .report import FEW, Analysis, ItemFigures

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 62em; margin: 2em auto;
  padding: 0 1em; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; margin-bottom: .5em; }
th, td { text-align: left; vertical-align: top; padding: .35em .7em; border-bottom: 1px solid #ddd; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.notice { border-left: 4px solid #D55E00; background: #fdf3ec; padding: .6em 1em; }
mark { background: #fff1a8; }
th[scope=row] { font-weight: normal; min-width: 17em; }
table.answers td:first-child { width: 5em; }
pre { background: #f6f6f6; padding: .6em; overflow-x: auto; font-size: .85em; line-height: 1.4; margin: 0; }
img { max-width: 100%; height: auto; }
"""


def page(title: str, body: str) -> str:
    """A whole HTML page; nothing in it runs or is loaded."""
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>\n<body><main>{body}</main></body></html>\n"
    )


def report_page(title: str, analysis: Analysis) -> str:
    """The report of one chapter."""
    parts = [f"<h1>{html.escape(title)}: how its questions did</h1>", _summary(analysis)]
    flagged = [item for item in analysis.items if item.flags]
    parts.append("<h2>Questions to look at</h2>")
    parts.append(_flagged(analysis, flagged) if flagged else "<p>No question stands out.</p>")
    parts.append("<h2>All questions</h2>" + _table(analysis))
    if analysis.students:
        parts.append("<h2>Figures</h2>" + _pictures(analysis))
    parts.append("<h2>What went wrong</h2>" + "".join(_wrong(number, item) for number, item in _numbered(analysis)))
    return page(f"Report: {title}", "\n".join(parts))


def report_rows(analysis: Analysis) -> list[list[Cell]]:
    """The report's figures as rows of a CSV, the heads first."""
    rows: list[list[Cell]] = [
        ["question", "title", "points", "students", "difficulty", "share with all points", "discrimination",
         "discrimination from", "discrimination to", "share attempted", "commonest wrong answer",
         "share of it", "options never chosen", "look at"]
    ]  # fmt: skip
    for item in analysis.items:
        low, high = item.interval or (None, None)
        what, share = item.wrong[0] if item.wrong else ("", None)
        numbers = (item.difficulty, item.full, item.discrimination, low, high, item.attempted)
        row: list[Cell] = [item.question.id, item.question.title, item.question.possible, item.students]
        row += [number if number is None else round(number, 4) for number in numbers]
        row += [what, share if share is None else round(share, 4), " ".join(item.never), " ".join(item.flags)]
        rows.append(row)
    return rows


def _numbered(analysis: Analysis) -> Iterable[tuple[str, ItemFigures]]:
    return ((item.question.label or str(number), item) for number, item in enumerate(analysis.items, 1))


def _summary(analysis: Analysis) -> str:
    count = analysis.students
    said = [f"<p>{count} submission{'s' * (count != 1)}, {len(analysis.items)} questions."]
    if count:
        said.append(
            f" Half of the class has {np.median(analysis.shares):.0%} of the points or more;"
            f" the mean is {analysis.shares.mean():.0%}."
        )
    if analysis.alpha is not None:
        said.append(f" Reliability (Cronbach's alpha) is {analysis.alpha:.2f}.")
    said.append("</p>")
    if analysis.due:
        said.append(
            f"<p class='notice'>{analysis.due} marks by hand are still due: those answers are left out below.</p>"
        )
    if analysis.uncertain:
        said.append(
            f"<p class='notice'>With fewer than {FEW} students these figures are uncertain: "
            "one more answer could turn any of them round. Take them as a reason to look, never as a finding.</p>"
        )
    return "".join(said)


def _flagged(analysis: Analysis, flagged: list[ItemFigures]) -> str:
    number = {item.question.id: place for place, item in _numbered(analysis)}
    rows = "".join(
        f"<li><b>{number[item.question.id]}. {html.escape(item.question.title)}</b>: "
        f"{html.escape(' '.join(item.flags))}</li>"
        for item in flagged
    )
    return f"<ul>{rows}</ul>"


def _table(analysis: Analysis) -> str:
    heads = ["", "question", "points", "difficulty", "discrimination", "95 % of it", "attempted", "never chosen"]
    rows = []
    for number, item in _numbered(analysis):
        interval = f"{item.interval[0]:.2f} to {item.interval[1]:.2f}" if item.interval else "–"
        cells = [
            f"{item.question.possible:g}",
            _share(item.difficulty),
            "–" if item.discrimination is None else f"{item.discrimination:.2f}",
            interval,
            _share(item.attempted),
        ]
        rows.append(
            f"<tr><td>{number}</td><th scope='row'>{html.escape(item.question.title)}"
            f"{' (marked by hand)' if item.question.by_hand else ''}</th>"
            + "".join(f"<td class='number'>{cell}</td>" for cell in cells)
            + f"<td>{html.escape(', '.join(item.never))}</td></tr>"
        )
    caption = (
        "Difficulty is the mean share of the points: high is easy. Discrimination is the correlation of a question's "
        "points with those of all other questions: high is good, negative is a fault of the question."
    )
    numeric = {"points", "difficulty", "discrimination", "95 % of it", "attempted"}
    head = "".join(f"<th scope='col'{' class=number' if name in numeric else ''}>{name}</th>" for name in heads)
    return (
        f"<div class='wide'><table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _pictures(analysis: Analysis) -> str:
    return f"<p>{_histogram(analysis)}</p>" + (f"<p>{_map(analysis)}</p>" if _placed(analysis) else "")


def _histogram(analysis: Analysis) -> str:
    figure, axes = figures.new(height=3.0)
    counts, edges = np.histogram(analysis.shares, bins=10, range=(0, 1))
    axes.bar(edges[:-1] * 100, counts, width=9.4, align="edge", color=figures.HAM)
    axes.set(xlabel="% of all points", ylabel="submissions", xlim=(0, 100), title="How many points the class has")
    axes.yaxis.get_major_locator().set_params(integer=True)
    told = ", ".join(
        f"{count} from {low:.0%} to {high:.0%}"
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    )
    return figures.image(figure, f"Histogram of the share of all points. Submissions: {told}.")


def _placed(analysis: Analysis) -> list[tuple[str, float, float]]:
    return [
        (number, item.difficulty, item.discrimination)
        for number, item in _numbered(analysis)
        if item.difficulty is not None and item.discrimination is not None
    ]


def _map(analysis: Analysis) -> str:
    """Difficulty against discrimination, each question by its label; those that fall together share a label."""
    placed = _placed(analysis)
    figure, axes = figures.new(height=4.2)
    axes.axhline(0, color=figures.QUIET, linewidth=1)
    together: dict[tuple[float, float], list[str]] = {}
    for number, easy, tells in placed:
        axes.plot(easy * 100, tells, "o" if tells >= 0 else "X", color=figures.HAM if tells >= 0 else figures.SPAM)
        near = (place for place in together if abs(place[0] - easy) < 0.05 and abs(place[1] - tells) < 0.09)
        together.setdefault(next(near, (easy, tells)), []).append(number)
    for turn, ((easy, tells), numbers) in enumerate(sorted(together.items())):
        label, below = ", ".join(numbers), turn % 2  # above and below by turns, so that neighbours stay readable
        axes.annotate(
            label, (easy * 100, tells), xytext=(6, -13 if below else 5), textcoords="offset points", fontsize=10
        )
    low = min(-0.1, *(tells for _, _, tells in placed)) - 0.12
    axes.set(xlabel="difficulty: mean % of the points (right is easy)", ylabel="discrimination")
    axes.set(xlim=(-4, 108), ylim=(low, 1.1), title="The questions; below the line is a fault")
    told = "; ".join(f"{number}: {easy:.0%}, {tells:.2f}" for number, easy, tells in placed)
    return figures.image(figure, f"Difficulty and discrimination of each question. {told}.")


def _wrong(number: str, item: ItemFigures) -> str:
    if not item.wrong:
        return ""
    rows = "".join(
        f"<tr><td class='number'>{share:.0%}</td><td>{html.escape(what)}</td></tr>" for what, share in item.wrong
    )
    kind = "Commonest wrong answers" if item.question.options else "Checks that failed most often"
    caption = f"<caption>{kind}, with the share of all submissions</caption>"
    title = html.escape(item.question.title)
    return f"<h3>{number}. {title}</h3><table class='answers'>{caption}{rows}</table>"
