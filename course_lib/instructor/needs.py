# SPDX-License-Identifier: Apache-2.0
"""Which cells the graded cells need: figures and long training runs are left out where nothing hangs on them.

The analysis errs on the side of running. A cell is left out only if every call in it is known to touch nothing but its
own names, no name that it defines is asked for, and nothing that it may change can be reached from such a name.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

# packages whose functions, called from a chapter, change nothing but their arguments ...
QUIET = {
    *("abc", "collections", "course_lib", "dataclasses", "functools", "io", "itertools", "jax", "json", "math"),
    *("matplotlib", "numpy", "operator", "optax", "re", "statistics", "string", "tempfile", "textwrap", "time"),
    "typing",
}
# ... but for these parts of their names
LOUD = {
    *("config", "environ", "filterwarnings", "install", "modules", "rc", "rcParams", "register", "remember_student"),
    *("seed", "set_printoptions", "setup", "simplefilter", "style", "update_config", "use"),
}
WRITES = {
    "dump",
    "freeze",
    "mkdir",
    "save",
    "savefig",
    "savez",
    "to_csv",
    "tofile",
    "write",
    "write_bytes",
    "write_text",
}
# what looks names up in ways that cannot be read off the source
DYNAMIC = {
    *("__import__", "__main__", "breakpoint", "compile", "eval", "exec", "get_ipython", "getattr", "globals", "gc"),
    *("importlib", "inspect", "locals", "sys", "vars", "runpy", "_getframe", "f_globals", "__globals__"),
    *("__builtins__", "builtins"),
}
# builtins that leave their arguments alone
HARMLESS = {
    *("abs", "all", "any", "bool", "callable", "dict", "divmod", "enumerate", "float", "format", "frozenset", "hash"),
    *(
        "hasattr",
        "int",
        "isinstance",
        "len",
        "list",
        "max",
        "min",
        "pow",
        "print",
        "range",
        "repr",
        "reversed",
        "round",
    ),
    *("set", "slice", "sorted", "str", "sum", "tuple", "type", "zip"),
}
# methods of texts, lists, dictionaries and arrays that leave these as they are
LOOKS = {
    *("all", "any", "astype", "copy", "count", "endswith", "format", "get", "index", "items", "join", "keys", "lower"),
    *("max", "mean", "min", "replace", "reshape", "round", "split", "splitlines", "startswith", "std", "strip", "sum"),
    *("title", "tolist", "upper", "values"),
}
BUILTINS = frozenset(dir(builtins))
# these touch no name of the notebook
MAGICS = re.compile(r"^(\s*)%(?:pip|matplotlib|config)\b.*$", re.MULTILINE)


@dataclass(frozen=True)
class Effects:
    """What a cell's source says of its dealings with the notebook's names.

    Attributes:
      reads: names that it, or a function in it, looks up among the notebook's names.
      later: those of them that a function looks up, perhaps only when a later cell calls it.
      binds: names that it defines.
      changes: names whose objects it may alter.
      alike: groups of names that may hold parts of the same object.
      imports: names that it binds by an import.
      quiet: whether all it does shows in these sets.
      dynamic: whether it may read names that do not show in these sets.
    """

    reads: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    alike: tuple[frozenset[str], ...] = ()
    imports: frozenset[str] = frozenset()
    quiet: bool = True
    dynamic: bool = False


@dataclass(frozen=True)
class Part:
    """One cell of a notebook: its source, and whether it is to be run whatever it holds."""

    source: str
    always: bool


def needed(parts: Sequence[Part]) -> list[bool]:
    """For each cell, in order, whether it has to be run so that the cells marked `always` give what they give."""
    modules_by_name = frozenset().union(*(imports(part.source) for part in parts))
    found = [effects(part.source, modules_by_name) for part in parts]
    chosen = [part.always for part in parts]
    modules = frozenset().union(*(one.imports for one in found))
    modules -= frozenset().union(*(one.binds - one.imports for one in found))
    groups = _groups(group - modules for one in found for group in one.alike)
    while True:
        before = list(chosen)
        asked = set().union(*(one.later for one, yes in zip(found, chosen, strict=True) if yes))
        for n in reversed(range(len(parts))):
            one = found[n]
            if not chosen[n]:
                reach = asked.union(*(groups.get(name, ()) for name in asked - modules))
                chosen[n] = not one.quiet or bool(one.binds & asked or (one.changes - modules) & reach)
            if chosen[n]:
                asked |= one.reads
        if any(one.dynamic for one, yes in zip(found, chosen, strict=True) if yes):
            return [True] * len(parts)
        if chosen == before:
            return chosen


def split(part: Part) -> tuple[Part, ...]:
    """The imports that a cell begins with, and the rest of it; the cell as it is where that is all or none of it."""
    head = "" if part.always else _first_imports(part.source)
    rest = part.source[len(head) :]
    return (Part(head, False), Part(rest, False)) if head and rest.strip() else (part,)


@lru_cache(maxsize=2048)
def _first_imports(source: str) -> str:
    """The lines up to the last of the imports that stand before anything else."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    first = list(takewhile(lambda node: isinstance(node, ast.Import | ast.ImportFrom), body))
    while first and len(first) < len(body) and first[-1].end_lineno == body[len(first)].lineno:
        first.pop()  # `import a; b()`
    lines = source.splitlines(keepends=True)
    return "".join(lines[: first[-1].end_lineno]) if first else ""


@lru_cache(maxsize=2048)
def effects(source: str, known: frozenset[tuple[str, str]] = frozenset()) -> Effects:
    """What a cell's source does with the notebook's names; see Effects.

    Args:
      source: the cell's.
      known: what other cells import, as `imports` gives it.
    """
    try:
        text = transformed(source)
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Effects()  # a cell that is no Python stops at once and does nothing
    try:
        table = symtable.symtable(text, "cell", "exec")
        scan = _Scan(modules=dict(known))
        scan.read(tree, table)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Effects(quiet=False, dynamic=True)
    return scan.effects()


@lru_cache(maxsize=2048)
def imports(source: str) -> frozenset[tuple[str, str]]:
    """The (name, module or what is in it) pairs that a cell imports; none where it is no Python."""
    scan = _Scan()
    try:
        for node in ast.walk(ast.parse(transformed(source))):
            scan._import(node)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    return frozenset(scan.modules.items())


def transformed(source: str) -> str:
    """A cell as Python, its magics and shell commands as IPython rewrites them."""
    if not any(sign in source for sign in "%!?"):
        return source
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(MAGICS.sub(r"\1pass", source))


def _names(table: symtable.SymbolTable, binds: bool = False) -> frozenset[str]:
    """The notebook's names that a scope and those inside it read, or else bind."""
    found = set()
    for symbol in table.get_symbols():
        if table.get_type() == "module" or symbol.is_global():
            bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
            if bound if binds else symbol.is_referenced():
                found.add(symbol.get_name())
    return frozenset(found).union(*(_names(child, binds) for child in table.get_children()))


@dataclass
class _Scan:
    """Walks one cell's tree and notes what it may change."""

    reads: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    changes: set[str] = field(default_factory=set)
    alike: list[frozenset[str]] = field(default_factory=list)
    modules: dict[str, str] = field(default_factory=dict)
    imported: set[str] = field(default_factory=set)
    scratch: set[str] = field(default_factory=set)
    quiet: bool = True
    dynamic: bool = False

    def read(self, tree: ast.Module, table: symtable.SymbolTable) -> None:
        self.reads, self.binds = _names(table), _names(table, binds=True)
        self.later = frozenset().union(*(_names(child) for child in table.get_children()))
        nodes = list(ast.walk(tree))
        for node in nodes:
            self._import(node)
        for node in nodes:
            self._names_and_places(node)
        for node in nodes:
            if isinstance(node, ast.Call):
                self._call(node)

    def effects(self) -> Effects:
        ours = (self.reads | self.binds) - (BUILTINS - self.binds)
        return Effects(
            reads=self.reads,
            later=self.later,
            binds=self.binds,
            changes=frozenset(self.changes & ours),
            alike=tuple(group & ours for group in self.alike if len(group & ours) > 1),
            imports=frozenset(self.imported) & self.binds,
            quiet=self.quiet and not self.dynamic,
            dynamic=self.dynamic,
        )

    def _import(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for name in node.names:
                # `import a.b` binds a, `import a.b as c` binds a.b
                self.modules[name.asname or name.name.partition(".")[0]] = (
                    name.name if name.asname else name.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                self.modules[name.asname or name.name] = f"{node.module}.{name.name}"
                self.dynamic |= name.name == "*"
        else:
            return
        self.imported |= {name.asname or name.name.partition(".")[0] for name in node.names}
        paths = [name.name for name in node.names] + [getattr(node, "module", None) or ""]
        self.dynamic |= any(part in DYNAMIC for path in paths for part in path.split("."))

    def _names_and_places(self, node: ast.AST) -> None:
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            self.dynamic |= name in DYNAMIC and not isinstance(node.ctx, ast.Store)
            self.quiet &= name not in LOUD or not isinstance(node, ast.Attribute)
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            root = _root(node)
            self.changes |= {root} if root else set()
            # a module's own attribute is set: whoever uses the module would see it
            self.quiet &= bool(root) and root not in self.modules
        elif isinstance(node, ast.AugAssign):
            self.changes |= set(_loaded(node.target))
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr | ast.For | ast.comprehension):
            self.alike.append(frozenset(_loaded(node)) if not isinstance(node, ast.For) else self._loop(node))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            # who calls it reaches what it reads; a decorator or a base class may do anything that a call may
            self.alike.append(frozenset({node.name, *_loaded(node)}))
            self.changes |= {name for part in node.decorator_list for name in _loaded(part)}
        elif isinstance(node, ast.withitem):
            names = frozenset(_loaded(node))
            self.alike.append(names)
            made = node.context_expr
            if (
                isinstance(made, ast.Call)
                and self._path(made.func).endswith("TemporaryDirectory")
                and node.optional_vars
            ):
                self.scratch |= set(_loaded(node.optional_vars))

    def _loop(self, node: ast.For) -> frozenset[str]:
        return frozenset({*_loaded(node.target), *_loaded(node.iter)})

    def _call(self, node: ast.Call) -> None:
        path = self._path(node.func)
        parts = path.split(".")
        given = [name for part in (*node.args, *node.keywords) for name in _loaded(part)]
        if parts[-1] in WRITES and not (set(given) & self.scratch or parts[0] in given):
            self.quiet = False
        root = _root(node.func)
        if root in self.modules:
            self.quiet &= parts[0] in QUIET and not LOUD.intersection(parts)
            # numpy's global random numbers are one long row that every draw moves on
            self.quiet &= not (parts[0] == "numpy" and "random" in parts and parts[-1] != "default_rng")
            if parts[0] == "numpy":
                self.changes |= set(given) if any(word.arg == "out" for word in node.keywords) else set()
                return
        elif root in HARMLESS - self.binds and isinstance(node.func, ast.Name):
            return
        elif isinstance(node.func, ast.Attribute) and node.func.attr in LOOKS:
            return
        elif root in BUILTINS and root not in {"next", "iter", "map", "filter", "super", "setattr"} | self.binds:
            self.quiet &= not isinstance(node.func, ast.Name) or root[:1].isupper()  # an exception is only made
        self.changes |= {*given, *_loaded(node.func)}

    def _path(self, node: ast.expr) -> str:
        """A callee's dotted name, imports resolved: np.zeros is numpy.zeros."""
        if isinstance(node, ast.Attribute):
            return f"{self._path(node.value)}.{node.attr}"
        if isinstance(node, ast.Name):
            return self.modules.get(node.id, node.id)
        return self._path(node.func) if isinstance(node, ast.Call) else ""


def _root(node: ast.expr) -> str:
    """The name that a chain of attributes, subscripts and calls begins with; "" where it begins with none."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call | ast.Starred):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _loaded(node: ast.AST) -> Iterator[str]:
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _groups(sets: Iterable[frozenset[str]]) -> dict[str, set[str]]:
    """For each name all names that share a set with it, directly or by way of others."""
    of: dict[str, set[str]] = {}
    for one in sets:
        merged = set(one).union(*(of.get(name, ()) for name in one))
        for name in merged:
            of[name] = merged
    return of
