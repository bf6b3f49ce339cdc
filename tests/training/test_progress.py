# SPDX-License-Identifier: Apache-2.0
"""The bar is seen in a terminal, in a notebook and in a file."""

import io
import json

import nbclient
import nbformat
import pytest
from rich.console import Console

from course_lib.training.progress import progress_bar

LINES = [{"step": 50, "loss": 0.51234, "best_step": 50}, {"step": 100, "loss": 0.25, "best_step": 100}]


def drawn(**kind):
    output = io.StringIO()
    with progress_bar(0, 100, Console(file=output, width=100, **kind)) as show:
        for line in LINES:
            show(line)
    return output.getvalue()


def test_a_terminal_sees_every_line():
    seen = drawn(force_terminal=True, color_system=None)
    assert "50/100" in seen
    assert "loss 0.5123  best step 50" in seen
    assert "100/100" in seen


def test_a_file_gets_the_last_line_only():
    seen = drawn()
    assert " 50/100" not in seen
    assert seen.count("100/100") == 1
    assert "loss 0.25  best step 100" in seen


def test_a_run_that_breaks_leaves_the_bar_where_it_was():
    output = io.StringIO()
    with pytest.raises(FloatingPointError), progress_bar(0, 100, Console(file=output, width=100)) as show:
        show(LINES[0])
        raise FloatingPointError
    assert "50/100" in output.getvalue()


def test_a_notebook_sees_it():
    code = f"""
        from course_lib.training.progress import progress_bar
        with progress_bar(0, 100) as show:
            for line in {LINES!r}:
                show(line)
    """
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code.replace("\n        ", "\n"))])
    nbclient.NotebookClient(notebook, timeout=60).execute()
    assert "100/100" in json.dumps([notebook.cells[0].outputs, notebook.metadata])
    assert not [output for output in notebook.cells[0].outputs if output.output_type == "error"]
