# SPDX-License-Identifier: Apache-2.0
"""The engineer's verbs of the command `course`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, project_root, say

app = typer.Typer()
bench = typer.Typer(no_args_is_help=True, help="Measure: contestants paired in one run, one card, one JSON line.")
app.add_typer(bench, name="bench", rich_help_panel="Engineer")


@app.command(rich_help_panel="Engineer")
def warm() -> None:
    """Fill the compile cache: run every chapter as released, once, and keep nothing but what was compiled."""
    from .chapters import run_chapter

    for path in sorted(project_root().glob("notebooks/*/*.ipynb")):
        run_chapter(path)


@bench.command("data")
def bench_data(
    write: Annotated[bool, typer.Option("--write", help="Write the tables into README, docs and data card.")] = False,
) -> None:
    """Every set and task: majority, scikit-learn and ours over ten stated splits; and the gap to written mail."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import data

    devices.setup()
    try:
        with say.status("Measuring") as status:
            cards = data.measure(tell=lambda name: status.update(f"Measuring {name}"))
            gaps = data.gaps()
    except DataUnavailable as error:
        say.print(str(error))
        raise typer.Exit(1) from error
    if write:
        public = [card for card in cards if not card.repeated and not card.name.startswith("company")]
        write_section("README.md", "bench", data.markdown(public))
        write_section("docs/data.md", "bench", data.markdown(cards))
        write_section("docs/data.md", "gap", data.gap_markdown(gaps))
        write_section("course_lib/company/CARD.md", "gap", data.gap_markdown(gaps[:2]))
    raise typer.Exit(data.report(cards, gaps))


@bench.command("defaults")
def bench_defaults(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help='For each set a training file and a test file, lines {"text": ..., "label": ...}.'),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each model is trained; the median time counts.")] = 3,
    tables: Annotated[bool, typer.Option("--tables", help="Measure models of telco and spambase too.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write the comparison on tables into docs/data.md.")] = False,
) -> None:
    """Default recipes next to scikit-learn's defaults on any labeled texts; fails where our log loss is higher."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import defaults

    paths = files or []
    if len(paths) % 2 or not (paths or tables or write):
        say.print("Give a training file and a test file for each set, or --tables.")
        raise typer.Exit(2)
    devices.setup()
    with in_one_sentence(DataUnavailable, defaults.SetError), say.status("Measuring") as status:
        sets = [defaults.read_set(train, test) for train, test in zip(paths[::2], paths[1::2], strict=True)]
        comparisons = []
        for one in sets:
            status.update(f"Measuring {one.name}")
            comparisons.append(defaults.compare(one, rounds))
        measured = defaults.compare_tables() if tables or write else []
    if write:
        write_section("docs/data.md", "trees", defaults.table_markdown(measured))
    raise typer.Exit(defaults.report(comparisons, measured))


def write_section(file: str, name: str, content: str) -> None:
    """Puts what was measured between a page's markers."""
    from course_lib.author.readme import with_section

    path = project_root() / file
    path.write_text(with_section(path.read_text(encoding="utf-8"), name, content), encoding="utf-8")


@bench.command("engine")
def bench_engine(
    rounds: Annotated[int, typer.Option(min=1, help="How many count; one more is run before them.")] = 7,
    write: Annotated[bool, typer.Option("--write", help="Write the table into README.")] = False,
) -> None:
    """Training, scoring, one message and start-up beside torch, scikit-learn and a cold start; fails below a floor."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import engine, paired

    devices.setup()
    with in_one_sentence(DataUnavailable, paired.Broken), say.status("Measuring") as status:
        card = engine.measure(rounds, tell=lambda name: status.update(f"Measuring: {name}"))
    if write:
        write_section("README.md", "engine", engine.markdown(card))
    raise typer.Exit(engine.report(card))


@bench.command("memory")
def bench_memory() -> None:
    """Peak memory of training: with one very long text, and next to scikit-learn; fails above a limit."""
    from . import memory, paired

    with in_one_sentence(paired.Broken), say.status("Measuring") as status:
        card = memory.measure(tell=lambda name: status.update(f"Measuring: {name}"))
    raise typer.Exit(memory.report(card))


@bench.command("texts")
def bench_texts(
    file: Annotated[Path, typer.Argument(help="JSON lines or CSV with a column of texts and one of labels.")],
    text: Annotated[str, typer.Option(help="The column of texts.")] = "text",
    label: Annotated[str, typer.Option(help="The column of labels.")] = "label",
    splits: Annotated[int, typer.Option(min=1, help="How many splits into training and test.")] = 3,
    limit: Annotated[int, typer.Option(min=0, help="Use so many rows at most; 0 uses all.")] = 0,
) -> None:
    """Accuracy on a labeled file in any language, next to scikit-learn with words and with character n-grams."""
    from course_lib import devices

    from . import labeled

    devices.setup()
    with in_one_sentence(ValueError), say.status("Measuring") as status:
        card = labeled.measure(file, splits, limit, text, label, lambda name: status.update(f"Measuring: {name}"))
    raise typer.Exit(labeled.report(card))


@bench.command("lm")
def bench_lm(
    rounds: Annotated[int, typer.Option(min=1, help="How many count; one more is run before them.")] = 7,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=86_400, help="How long the adapter is fine-tuned where memory is measured.")
    ] = 60,
    write: Annotated[bool, typer.Option("--write", help="Write the tables into README.")] = False,
) -> None:
    """The language model beside torch, transformers and peft; memory of a chapter's flows; fails below a floor."""
    from course_lib import devices

    from . import lm, lm_card, paired

    devices.setup()
    with in_one_sentence(paired.Broken), say.status("Measuring") as status:
        card = lm.measure(rounds, seconds, tell=lambda name: status.update(f"Measuring: {name}"))
    if write:
        write_section("README.md", "lm", lm_card.markdown(card))
    raise typer.Exit(lm_card.report(card))


@bench.command("chapters")
def bench_chapters(
    chapter: Annotated[str, typer.Argument(help="Such as 01 or 01-two-phases; without it, all.")] = "",
    write: Annotated[bool, typer.Option("--write", help="Write the page of all chapters.")] = False,
    page: Annotated[Path, typer.Option("--page", help="Where --write puts it.")] = Path("docs/timings.md"),
) -> None:
    """Seconds and memory of each chapter, both editions, in a clean kernel each; fails over 60 seconds or 700 MiB."""
    from course_lib.chapters import UnknownChapter, chapter_slugs, find_chapter
    from course_lib.learner.results import UnreadableNotebook

    from . import chapters

    root = project_root()
    if chapter and write:
        say.print("The page holds all chapters: leave out the chapter, or --write.")
        raise typer.Exit(2)
    with in_one_sentence(UnknownChapter, UnreadableNotebook), say.status("Running") as status:
        slugs = [find_chapter(root, chapter)] if chapter else chapter_slugs(root)
        runs = chapters.measure(root, slugs, lambda name: status.update(f"Running {name}"))
    if write:
        (root / page).parent.mkdir(parents=True, exist_ok=True)
        (root / page).write_text(chapters.page(runs), encoding="utf-8")
    raise typer.Exit(chapters.report(runs))


@bench.command("serve")
def bench_serve(
    requests: Annotated[int, typer.Option(min=1, help="How many the soak sends.")] = 10_000,
    seconds: Annotated[float, typer.Option(min=0.1, max=86_400, help="How long each rate is held.")] = 4,
) -> None:
    """The server on loopback against one without batching: capacity, latency under load, wrong answers, memory."""
    from course_lib import devices

    from . import serving

    devices.setup()
    raise typer.Exit(serving.report(serving.measure(requests, seconds)))


@bench.command("drift")
def bench_drift(
    years: Annotated[
        int, typer.Option(min=1, help="How many years of 52 windows are simulated for each signal.")
    ] = 200,
    write: Annotated[bool, typer.Option("--write", help="Write the table into docs/statistics.md.")] = False,
) -> None:
    """Drift alarms in simulated years: how often they ring without a change and with one; fails above the rate."""
    from . import drift

    with say.status("Simulating") as status:
        cards = drift.measure(years, tell=lambda name: status.update(f"Simulating {name}"))
    if write:
        write_section("docs/statistics.md", "drift", drift.markdown(cards))
    raise typer.Exit(drift.report(cards))


@bench.command("grade")
def bench_grade(
    submissions: Annotated[int, typer.Option("--submissions", min=8, help="How large the class is.")] = 60,
    plain: Annotated[int, typer.Option("--nbgrader-count", min=1, help="How many of them nbgrader grades.")] = 12,
    rounds: Annotated[int, typer.Option(min=1, help="In how many turns.")] = 2,
    write: Annotated[bool, typer.Option("--write", help="Write the table into README.")] = False,
) -> None:
    """A class of honest submissions with `course grade` and with plain nbgrader, in turns; fails below a floor."""
    from . import grade

    with in_one_sentence(grade.Broken), say.status("Measuring") as status:
        card = grade.measure(
            project_root(), submissions, plain, rounds, lambda doing: status.update(f"Measuring: {doing}")
        )
    if write:
        write_section("README.md", "grade", grade.markdown(card))
    raise typer.Exit(grade.report(card))


@bench.command("retrieval")
def bench_retrieval(
    write: Annotated[bool, typer.Option("--write", help="Write the tables into docs/data.md.")] = False,
) -> None:
    """Words, our embedding, MiniLM and two together: the right text among the first, and when nothing fits."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import retrieval

    devices.setup()
    with in_one_sentence(DataUnavailable), say.status("Measuring") as status:
        card = retrieval.measure(tell=lambda name: status.update(f"Measuring: {name}"))
    if write:
        write_section("docs/data.md", "retrieval", retrieval.markdown(card))
    raise typer.Exit(retrieval.report(card))


@bench.command("finetune")
def bench_finetune(
    write: Annotated[bool, typer.Option("--write", help="Write the table into docs/data.md.")] = False,
) -> None:
    """The house style taught to our language model from 10 to 400 pairs, judged on mails that were kept aside."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import finetune

    devices.setup()
    with in_one_sentence(DataUnavailable), say.status("Measuring") as status:
        card = finetune.measure(tell=lambda name: status.update(f"Measuring: {name}"))
    if write:
        write_section("docs/data.md", "finetune", finetune.markdown(card))
    raise typer.Exit(finetune.report(card))


@bench.command("finetune-grid")
def bench_finetune_grid(
    write: Annotated[bool, typer.Option("--write", help="Write what chapter 09 shows of it.")] = False,
) -> None:
    """Adapters of several ranks on 10 to 400 pairs, and all parameters: share, recall and seconds, for chapter 09."""
    from course_lib import devices
    from course_lib.data import DataUnavailable

    from . import finetune_grid

    devices.setup()
    with in_one_sentence(DataUnavailable), say.status("Measuring") as status:
        found = finetune_grid.measure(tell=lambda name: status.update(f"Measuring: {name}"))
    if write:
        finetune_grid.write(project_root(), found)
    raise typer.Exit(finetune_grid.report(found))
