# SPDX-License-Identifier: Apache-2.0
"""What training leaves behind and inference takes up: parameters, and all that belongs to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.preprocess import Preprocess, TablePreprocess, TextPreprocess

BAG_OF_WORDS = "bag of words"
TEXT_NETWORK = "text network"
TABLE_NETWORK = "table network"
_PREPROCESS = {BAG_OF_WORDS: TextPreprocess, TEXT_NETWORK: TextPreprocess, TABLE_NETWORK: TablePreprocess}


@dataclass(frozen=True, eq=False)
class Model:
    """A trained model; using it never changes it.

    Raises:
        ValueError: parts that do not belong together.
    """

    kind: str
    """Its architecture: which function reads the parameters."""
    params: Any
    """The parameters, a tree of dictionaries with float arrays."""
    preprocess: Preprocess
    """The preprocessing they were trained with."""
    tasks: Mapping[str, tuple[str, ...]]
    """What it answers: for each task the names of its classes, in the order of their numbers."""
    history: tuple[Mapping[str, float], ...] = ()
    """How the loss fell: the log lines of `course_lib.training.fit`."""

    def __post_init__(self) -> None:
        """Refuse a pair that would answer nonsense: jax lets an id beyond the last weight pass."""
        if self.kind not in _PREPROCESS:
            raise ValueError(f"There is no model of the kind {self.kind!r}: known are {', '.join(_PREPROCESS)}.")
        if not self.tasks or any(isinstance(names, str) or len(names) < 2 for names in self.tasks.values()):
            raise ValueError(f'Each task needs two labels or more, such as ("ham", "spam"): {dict(self.tasks)} came.')
        if not isinstance(self.preprocess, _PREPROCESS[self.kind]) or not self._fits():
            raise ValueError(
                "The parameters do not fit the preprocessing and the labels: "
                "use those that were trained together with these parameters."
            )

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the classes of the first task, for most models the only one."""
        return next(iter(self.tasks.values()))

    def _fits(self) -> bool:
        """Whether the sizes of parameters, preprocessing and labels agree."""
        try:
            if self.kind == BAG_OF_WORDS:
                return np.shape(self.params["weights"]) == (self.preprocess.size, *_outputs(self.labels))  # type: ignore[union-attr]
            heads = self.params["heads"]
            fits = all(np.shape(heads[task]["bias"]) == _outputs(names) for task, names in self.tasks.items())
            if isinstance(self.preprocess, TextPreprocess):
                return fits and len(self.params["embedding"]) == self.preprocess.size
            tables = self.params["embeddings"]
            categories = self.preprocess.categories
            return fits and all(len(tables[name]) == len(values) + 1 for name, values in categories.items())
        except (KeyError, TypeError):
            return False


def _outputs(names: tuple[str, ...]) -> tuple[int, ...]:
    """The shape of one row's scores: one number for two classes, one a class for more."""
    return () if len(names) == 2 else (len(names),)
