# SPDX-License-Identifier: Apache-2.0
"""How nbgrader takes the solution out of a cell: the author's starter, or `...` for a solution region."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions


class ReleaseCells(ClearSolutions):  # type: ignore[misc]
    """nbgrader's ClearSolutions, which also knows `starter` in a cell's metadata."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Puts the starter in the solution's place; without one nbgrader's own rule holds."""
        starter = cell.metadata.pop("starter", None)
        if starter is None:
            return super().preprocess_cell(cell, resources, cell_index)
        cell.source = starter
        return cell, resources
