# SPDX-License-Identifier: Apache-2.0
"""The engineer's verbs of the command `course`: train a model from a configuration, score files, serve it, generate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, say

from .generate_command import generate
from .pretrain_command import pretrain

app = typer.Typer()
MODELS = "The folder of a frozen model, models/spam_model_v3, or models/spam_model@production."


@app.command(rich_help_panel="Engineer")
def train(
    config: Annotated[Path, typer.Argument(metavar="CONFIG.toml", help="What to train, on what, and how.")],
) -> None:
    """Train as a configuration says, measure on held-out rows, log the run and freeze the model."""
    from course_lib import devices
    from course_lib.artifact import ArtifactError
    from course_lib.data import DataUnavailable
    from course_lib.training.config import ConfigError
    from course_lib.training.from_config import TrainingNotSavedError, steps_of, train_and_freeze
    from course_lib.training.progress import progress_bar

    devices.setup()
    with in_one_sentence(ConfigError, DataUnavailable, FloatingPointError, ArtifactError, TrainingNotSavedError):
        steps = steps_of(config)
        with progress_bar(0, steps, say) as show:
            folder, trained = train_and_freeze(config, on_log=show)
    say.print(str(folder), markup=False)
    for name, value in trained.metrics.items():
        say.print(f"  {name.replace('_', ' ')}: {value:.4f}", markup=False)


@app.command(rich_help_panel="Engineer")
def score(
    model: Annotated[str, typer.Argument(metavar="MODEL", help=MODELS)],
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="The rows; .csv works too.")],
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="Where the answers go.")],
    field: Annotated[str, typer.Option("--field", help="The column with the text.")] = "text",
    batch: Annotated[int, typer.Option("--batch", min=1, help="Rows in a block.")] = 4096,
    prefix: Annotated[str, typer.Option("--prefix", help="Put before label, probability and model.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Start over, whatever there is.")] = False,
) -> None:
    """Answer each row of a file; after a kill the same command goes on where it stopped."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from course_lib import aliases, devices
    from course_lib.artifact import ArtifactError
    from course_lib.data import BrokenLine
    from course_lib.inference.batch import ScoreError, score_file

    devices.setup(preallocate=False)
    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with (
        in_one_sentence(ScoreError, ArtifactError, BrokenLine),
        Progress(*columns, console=say, transient=True, disable=not say.is_terminal) as bar,
    ):
        task = bar.add_task("", total=None)
        done = score_file(
            aliases.resolve(model),
            source,
            out,
            field=field,
            batch=batch,
            prefix=prefix,
            force=force,
            tell=lambda read, size: bar.update(task, completed=read, total=size),
        )
    before = f", {done.already:,} of them by an earlier start" if done.already else ""
    say.print(f"{done.out} has {done.rows:,} answers{before}.", markup=False)
    if done.broken:
        say.print(f"Without an answer: {done.broken:,}; {done.errors} says why.", markup=False)
    if done.broken and not done.rows:
        raise typer.Exit(1)


@app.command(rich_help_panel="Engineer")
def serve(
    model: Annotated[str, typer.Argument(metavar="MODEL", help=MODELS)],
    host: Annotated[str, typer.Option(help="Who may ask: 127.0.0.1 is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 takes any that is free.")] = 8000,
    max_batch: Annotated[int, typer.Option(help="Rows that share one forward pass.")] = 64,
    max_wait_ms: Annotated[float, typer.Option(help="How long an idle server waits for more rows.")] = 2,
    max_queue: Annotated[int, typer.Option(help="Requests under way; any more get 503.")] = 128,
    max_connections: Annotated[int, typer.Option(help="At this number, the longest idle one is closed.")] = 1000,
    fallback: Annotated[str, typer.Option(help="The answer when the model fails: a label, or triage.")] = "triage",
    log: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="A line for each answer, no text.")] = None,
) -> None:
    """Answer over HTTP: /predict, /predict_batch, /health, /metrics; SIGHUP takes up a new version, reopens the log."""
    from course_lib import devices
    from course_lib.inference import serving

    devices.setup(preallocate=False)
    with in_one_sentence(ValueError):
        limits = serving.Limits(
            max_batch=max_batch, max_wait=max_wait_ms / 1000, max_queue=max_queue, connections=max_connections
        )
        service = serving.Service(model, limits, fallback=fallback, log=serving.Log(log))
    with in_one_sentence(serving.ServeError):
        serving.serve(service, host, port)


app.command(rich_help_panel="Engineer")(generate)
app.command(rich_help_panel="Engineer")(pretrain)
