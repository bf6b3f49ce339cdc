# SPDX-License-Identifier: Apache-2.0
"""`course pretrain`: the course's language model from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, say


def pretrain(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where checkpoints and the frozen model go.")],
    steps: Annotated[int, typer.Option("--steps", min=1, help="Steps of training; fewer learn less.")] = 7000,
    count: Annotated[int, typer.Option("--documents", min=100, help="Documents to write and learn from.")] = 120_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the documents, the first numbers and the order.")] = 0,
) -> None:
    """Train the course's language model from nothing on the company's texts; after a kill the same command goes on."""
    from dataclasses import replace

    from course_lib import devices
    from course_lib.engineer.pretrain import pretrain_and_freeze
    from course_lib.training.checkpoint import CheckpointError
    from course_lib.training.parallel import all_devices
    from course_lib.training.pretrain import Plan
    from course_lib.training.progress import progress_bar

    devices.setup(devices=2)  # on any host, so that the same plan gives the same bytes
    plan = Plan(documents=count, seed=seed)
    plan = replace(plan, recipe=replace(plan.recipe, steps=steps, seed=seed))
    say.print(f"Writing {count:,} documents and cutting them into tokens: about a minute for 100,000.")
    with in_one_sentence(CheckpointError, FloatingPointError, ValueError), progress_bar(0, steps, say) as show:
        folder, metrics = pretrain_and_freeze(out, plan, on_log=show, mesh=all_devices())
    say.print(str(folder), markup=False)
    for name, value in metrics.items():
        say.print(f"  {name}: {value:.4f}", markup=False)
