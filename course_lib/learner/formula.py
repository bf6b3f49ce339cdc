# SPDX-License-Identifier: Apache-2.0
"""Arithmetic that an author writes and a machine computes, so that no key is typed in by hand."""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping

OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def value_of(formula: str, numbers: Mapping[str, float]) -> float:
    """Computes a formula of numbers, names, + - * / ** and brackets; nothing else is evaluated.

    Raises:
      ValueError: the formula holds something else, or a name that has no number.
    """
    try:
        return float(_compute(ast.parse(formula, mode="eval").body, numbers))
    except (SyntaxError, KeyError, TypeError, ZeroDivisionError) as error:
        raise ValueError(
            f"The formula {formula!r} cannot be computed: use numbers, + - * / ** and known names."
        ) from error


def _compute(node: ast.expr, numbers: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    if isinstance(node, ast.Name):
        return numbers[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_compute(node.operand, numbers)
    if isinstance(node, ast.BinOp):
        result: float = OPERATORS[type(node.op)](_compute(node.left, numbers), _compute(node.right, numbers))
        return result
    raise TypeError(type(node).__name__)
