# SPDX-License-Identifier: Apache-2.0
"""Watches the cells of an IPython kernel, so that checks work and explain themselves whatever the other cells did.

* It notes which names belong to a cell that stopped with an error.
* It lets a check cell use the real `check`, `points` and so on, though the learner has a variable of that name.
* It lets a cell go on after a line magic that this machine does not have, such as `%load_ext` of a missing extension.
"""

from __future__ import annotations

import ast
import re
import sys
from typing import Any

HELPERS = ("answered", "check", "close", "equals", "hidden", "holds", "identical", "matched", "points", "together")
"""What the set-up cell imports from `course_lib.learner`."""
PRIVATE = "_course_{}"
LENIENT = frozenset({"conda", "load_ext", "matplotlib", "pip", "reload_ext"})
"""Line magics that only prepare the notebook."""
BINDING = re.compile(r"^(?:(?:async )?def|class) +(\w+)|^(\w+) *(?::[^=\n]+)?=(?!=)", re.MULTILINE)

_failed: dict[str, str] = {}


def failed(name: str) -> str:
    """The error that stopped the cell which defines a name, "" if the last run of that cell went well."""
    return _failed.get(name, "")


def watch(shell: Any = None) -> None:
    """Begins to watch a shell, IPython's own if none is given; does nothing outside of IPython or a second time."""
    if shell is None:
        if "IPython" not in sys.modules:
            return
        shell = sys.modules["IPython"].get_ipython()
    if shell is None or getattr(shell, "course_watches", False):
        return
    shell.course_watches = True
    shell.events.register("post_run_cell", note)
    shell.ast_transformers.append(Restore(shell))
    shell.run_line_magic = _lenient(shell.run_line_magic)


def note(result: Any) -> None:
    """Notes which names a cell would have defined, if an error stopped it before that."""
    source = str(getattr(result.info, "raw_cell", ""))
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        for name in _bound(source, 0):
            _failed.pop(name, None)
        return
    text = f"{error.msg}, line {error.lineno}" if isinstance(error, SyntaxError) else str(error).split("\n")[0]
    for name in _bound(source, _failing_line(error)):
        _failed[name] = f"{type(error).__name__}: {text}" if text else type(error).__name__


class Restore(ast.NodeTransformer):
    """Lets a check cell call the course's helpers by private names where the learner's variables hide them."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.hidden: set[str] = set()

    def visit_Module(self, node: ast.Module) -> ast.Module:
        """Rewrites a cell that ends in `points(...)`; other cells stay as they are."""
        last = node.body[-1] if node.body else None
        call = last.value if isinstance(last, ast.Expr) else None
        if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "points"):
            return node
        called = {getattr(one.func, "id", "") for one in ast.walk(node) if isinstance(one, ast.Call)}
        self.hidden = self._hidden() & called - set(_bound(ast.unparse(node), 0))
        if not self.hidden:
            return node
        for name in self.hidden:
            self.shell.user_ns[PRIVATE.format(name)] = _helper(name)
        for name in sorted(self.hidden & self.shell.user_ns.keys()):
            print(f"`{name}` is now your own variable; run the first cell again.")
        return ast.fix_missing_locations(self.generic_visit(node))  # type: ignore[return-value]

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Renames a helper that is called."""
        name = getattr(node.func, "id", "")
        tries = name in ("check", "hidden", "answered", "matched")
        if isinstance(node.func, ast.Name) and name in self.hidden:
            node.func = ast.copy_location(ast.Name(PRIVATE.format(name), ast.Load()), node.func)
        # the lambda is the learner's code: a name there is theirs
        node.args = [arg if tries and isinstance(arg, ast.Lambda) else self.visit(arg) for arg in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        if not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)
        return node

    def _hidden(self) -> set[str]:
        return {name for name in HELPERS if self.shell.user_ns.get(name) is not _helper(name)}


def _helper(name: str) -> Any:
    import course_lib.learner

    return getattr(course_lib.learner, name)


def _bound(source: str, line: int) -> list[str]:
    """The names that a cell defines in statements that end on this line or later."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [first or second for first, second in BINDING.findall(source)]
    found: list[str] = []
    for node in body:
        if (node.end_lineno or 0) < line:
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [name for target in targets if target for name in ast.walk(target) if isinstance(name, ast.Name)]
        found += [name.id for name in names if isinstance(name.ctx, ast.Store)]
    return found


def _failing_line(error: BaseException) -> int:
    """The line of the cell on which an exception arose: the first one of the traceback that is in no library."""
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_name == "<module>":
            return traceback.tb_lineno
        traceback = traceback.tb_next
    return 0


def _lenient(run_line_magic: Any) -> Any:
    def run(magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        try:
            return run_line_magic(magic_name, line, _stack_depth=_stack_depth + 1)
        except Exception as error:
            if magic_name not in LENIENT:
                raise
            print(f"%{magic_name} {line}: {error}. The cell goes on without it.", file=sys.stderr)
            return None

    return run
