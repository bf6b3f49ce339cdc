# SPDX-License-Identifier: Apache-2.0
"""`course pretrain`: the course's language model from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, say


def pretrain(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where checkpoints and the frozen model go.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the documents, the first numbers and the order.")] = 0,
    share: Annotated[
        float, typer.Option("--share", min=0.0001, max=1, help="Of documents and steps; 0.01 tries in a minute.")
    ] = 1.0,
) -> None:
    """Train the course's language model from nothing on the company's texts; after a kill the same command goes on."""
    from course_lib import devices
    from course_lib.engineer.pretrain import pretrain_and_freeze
    from course_lib.files import make_writable
    from course_lib.training.checkpoint import CheckpointError
    from course_lib.training.parallel import all_devices
    from course_lib.training.pretrain import Plan
    from course_lib.training.progress import progress_bar

    devices.setup(devices=2)  # on any host, so that the same plan gives the same bytes
    with in_one_sentence(ValueError):
        plan = Plan(seed=seed) if share == 1 else Plan(seed=seed).part(share)
        make_writable(out)
    say.print(f"Writing {plan.documents_read:,} documents and cutting them into tokens, before each stage.")
    with in_one_sentence(CheckpointError, FloatingPointError, ValueError), progress_bar(0, plan.steps, say) as show:
        folder, metrics = pretrain_and_freeze(out, plan, on_log=show, mesh=all_devices())
    say.print(str(folder), markup=False)
    for name, value in metrics.items():
        say.print(f"  {name}: {value:.4f}", markup=False)
