# SPDX-License-Identifier: Apache-2.0
"""Signs that somebody should look at a submission: each one sentence about what its code reaches for.

A sign takes no points and proves nothing; the points are safe because expected values are compared elsewhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

CALLERS = "Its code looks at who calls it."
PROCESS = "Its code ends or disturbs its own process."
STARTS = "Its code starts other processes."
NETWORK = "Its code uses the network."
SHELL = "Its code reaches for the shell that runs the cells."
TEXT = "Its code runs text as code."
FILES = "Its code names files that are not its own."
JUDGES = "Its code makes objects that decide themselves what they are equal to."
ENVIRONMENT = "Its code reads the process's environment."
CHECKS = "Its code imports the parts of the course that check answers."
MACHINE = "Its code reaches below Python."

NAMES = {
    "In": "Its code reads the source of other cells.",
    "_ih": "Its code reads the source of other cells.",
    "get_ipython": SHELL,
    **dict.fromkeys(("input_transformers_post", "input_transformers_cleanup", "ast_transformers", "run_cell"), SHELL),
    **dict.fromkeys(
        ("displayhook", "excepthook", "showtraceback", "InteractiveShell", "input_transformer_manager"), SHELL
    ),
    **dict.fromkeys(
        ("_getframe", "currentframe", "f_back", "f_locals", "f_globals", "tb_frame", "getouterframes"), CALLERS
    ),
    **dict.fromkeys(
        ("get_objects", "get_referrers", "settrace", "setprofile", "__closure__", "cell_contents"), CALLERS
    ),
    **dict.fromkeys(("_exit", "abort", "kill", "killpg", "pthread_kill", "raise_signal", "pthread_sigmask"), PROCESS),
    **dict.fromkeys(("exit", "quit", "SystemExit"), PROCESS),
    **dict.fromkeys(("Popen", "fork", "forkpty", "system", "spawnv", "posix_spawn", "execv", "execve"), STARTS),
    **dict.fromkeys(("exec", "eval", "compile", "__import__"), TEXT),
    **dict.fromkeys(("environ", "getenv", "putenv"), ENVIRONMENT),
}
MODULES = {
    **dict.fromkeys(("subprocess", "multiprocessing", "pty"), STARTS),
    **dict.fromkeys(("socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib"), NETWORK),
    **dict.fromkeys(("ctypes", "cffi", "mmap"), MACHINE),
    **dict.fromkeys(("signal", "atexit"), PROCESS),
    **dict.fromkeys(("inspect", "gc"), CALLERS),
    **dict.fromkeys(("sqlite3", "shutil", "nbgrader"), FILES),
    **dict.fromkeys(("course_lib.learner.checks", "course_lib.learner.expect", "course_lib.learner.quiz"), CHECKS),
    **dict.fromkeys(("course_lib.instructor", "course_lib.author"), CHECKS),
    "IPython.core": SHELL,
}
METHODS = {"__eq__", "__ne__", "__bool__", "__float__", "__array__", "__array_ufunc__", "__array_function__"}
ELSEWHERE = re.compile(r"gradebook|^/(proc|etc|home|root|usr|var)\b|\.\./|\bsolutions/|\bsubmitted/|NBGRADER_EXECUTION")
STAND_FOR_CHECKS = {"points", "answered", "matched", "hidden"}


def signs(sources: Iterable[str]) -> list[str]:
    """What the student's own code cells reach for, each sentence once, in the order in which it is met."""
    trees = []
    for source in sources:
        try:
            trees.append(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            trees.append(ast.Module([], []))
            if re.search(r"^\s*[!%]", source, re.MULTILINE) or "get_ipython" in source:
                trees[-1] = ast.parse("get_ipython")
    try:
        return list(dict.fromkeys(sentence for tree in trees for sentence in _of(tree)))
    except RecursionError:
        return ["Its code is nested too deeply to be read."]


def _of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in NAMES and isinstance(node.ctx, ast.Load):
                yield NAMES[name]
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imports(node)
        elif isinstance(node, ast.ClassDef) and METHODS & set(_defined(node.body)):
            yield JUDGES
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ELSEWHERE.search(node.value[:500]):
            yield FILES
        yield from _replaces(node)
    for statement in tree.body:
        for target in statement.targets if isinstance(statement, ast.Assign) else [statement]:
            name = getattr(target, "id", getattr(target, "name", ""))
            if name in STAND_FOR_CHECKS:
                yield f"Its code puts something else in the place of `{name}`."


def _defined(body: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that a class body defines, by `def` or by assignment."""
    for part in body:
        yield getattr(part, "name", "")
        if isinstance(part, ast.Assign):
            yield from (target.id for target in part.targets if isinstance(target, ast.Name))


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    module = getattr(node, "module", None) or ""
    for alias in node.names:
        path = f"{module}.{alias.name}" if module else alias.name
        parts = path.split(".")
        for length in range(1, len(parts) + 1):
            if ".".join(parts[:length]) in MODULES:
                yield MODULES[".".join(parts[:length])]
        if module and alias.name in NAMES:
            yield NAMES[alias.name]


def _replaces(node: ast.AST) -> Iterator[str]:
    """Attributes that are set on modules, by assignment or by setattr."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    for target in targets:
        chain = ast.unparse(target) if isinstance(target, ast.Attribute) else ""
        if chain.split(".")[0] in ("np", "numpy", "jax", "jnp", "optax", "builtins", "sys", "course_lib", "plt", "os"):
            yield f"Its code replaces `{chain[:60]}`."
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr"):
        yield f"Its code uses `{node.func.id}`."
