# SPDX-License-Identifier: Apache-2.0
"""Whether two programs do the same on many drawn inputs.

The inputs of an exercise are declared next to its known answers, in their `# %% inputs` cell:

- `inputs(draw)` returns the arguments of one call, for draw = 0, 1, 2, ...: the first ones are the boundaries, the
  others are drawn with `draw` as the seed;
- `use(names, *arguments)`, optional, says how an answer is used, where `names` are the names that it defines. Without
  it the last function that the reference solution defines is called.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

DRAWS = 1000


def agree(reference: str, other: str, inputs: str, names: Mapping[str, Any], draws: int = DRAWS) -> bool:
    """Whether two solutions give the same value, and leave their arguments the same, on every drawn input.

    Args:
      reference: a solution's text; it must not raise on any input.
      other: another solution's text; where it raises, it does not agree.
      inputs: the code of the `inputs` cell.
      names: what stands above both.
      draws: how many inputs.
    """
    drawing, ours, theirs = (_defined(text, names) for text in (inputs, reference, other))
    use = drawing.get("use") or _calls(reference)
    for draw in range(draws):
        expected = _outcome(use, ours, drawing["inputs"](draw))
        try:
            if not _same(expected, _outcome(use, theirs, drawing["inputs"](draw))):
                return False
        except Exception:  # a faulty program may raise anything, also when its value is compared
            return False
    return True


def _defined(text: str, names: Mapping[str, Any]) -> dict[str, Any]:
    space = dict(names)
    exec(compile(text, "solution", "exec"), space)
    return space


def _calls(reference: str) -> Callable[..., Any]:
    functions = [node.name for node in ast.parse(reference).body if isinstance(node, ast.FunctionDef)]
    return lambda names, *arguments: names[functions[-1]](*arguments)


def _outcome(use: Callable[..., Any], names: dict[str, Any], arguments: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    return use(names, *arguments), arguments


def _same(one: Any, other: Any) -> bool:
    """Equal to the last digit and of the same kind; functions count as the same."""
    if callable(one):
        return callable(other)
    if isinstance(one, Mapping):
        return type(one) is type(other) and one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str | None):
        return type(one) is type(other) and one == other
    one, other = np.asarray(one), np.asarray(other)
    alike = one.shape == other.shape and one.dtype.kind == other.dtype.kind
    return alike and bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))
