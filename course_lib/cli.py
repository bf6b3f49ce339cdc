# SPDX-License-Identifier: Apache-2.0
"""The command `course`: each room brings its own verbs; what `course release` packs has the learner's room only."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Training versus inference, hands-on.")

for room in ("learner", "author", "instructor", "bench", "engineer"):
    if find_spec(f"course_lib.{room}") and find_spec(f"course_lib.{room}.commands"):
        app.add_typer(import_module(f"course_lib.{room}.commands").app)

if __name__ == "__main__":
    app()
