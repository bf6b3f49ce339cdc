# SPDX-License-Identifier: Apache-2.0
"""What nbgrader's feedback may show: the messages of the checks, never the text of a hidden one."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests


class HideHiddenChecks(ClearHiddenTests):  # type: ignore[misc]
    """Cuts hidden checks from the source of test cells, and from their tracebacks all but the last line."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Runs in `nbgrader generate_feedback`; a traceback would quote the source lines that were cut."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if utils.is_grade(cell) and cell.cell_type == "code":
            for output in cell.outputs:
                if output.output_type == "error":
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources
