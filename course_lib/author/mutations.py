# SPDX-License-Identifier: Apache-2.0
"""Small faults, planted into a program one at a time: what a slip of a beginner makes of a right solution.

`mutants(source)` takes every place of the syntax tree (a field of a node, or an item of a list in one) and puts there
each of the alternatives that the operators below know for what stands in it.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Options = Iterator[tuple[str, Any]]

OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Div,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Eq: (ast.NotEq, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Gt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
UNLIKE = [
    ("all", "any"),
    ("min", "max"),
    ("argmin", "argmax"),
    ("sum", "mean"),
    ("zeros", "ones"),
    ("append", "extend"),
]
TWINS = dict(UNLIKE) | {other: one for one, other in UNLIKE} | {"array_equal": "allclose", "sorted": "list"}
FIRST_OF_EQUALS = {"max", "min", "sorted"}
STARTS = (0, 10, 100)


@dataclass(frozen=True)
class Mutant:
    """A program with one fault: what was done to it, and its text."""

    kind: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """All mutants of a program, each text once, in the order of their places; each can be compiled."""
    tree = ast.parse(source)
    own = ast.unparse(tree)
    found = {own: Mutant("none", own)}
    for kind, text in _texts(tree):
        if text not in found and _compiles(text):
            found[text] = Mutant(kind, text)
    return list(found.values())[1:]


def _texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The text of the tree with each alternative put in once; the tree is as it was afterwards."""
    for scope, parent, name in _fields(tree, tree):
        value = getattr(parent, name)
        if isinstance(value, list):
            for kind, changed in _lists(value, is_body=name in ("body", "orelse")):
                yield kind, _unparsed(tree, parent, name, changed)
            for place, item in enumerate(value):
                for kind, node in _nodes(item, parent, scope):
                    yield kind, _unparsed(tree, parent, name, [*value[:place], node, *value[place + 1 :]])
        else:
            for kind, node in _nodes(value, parent, scope):
                yield kind, _unparsed(tree, parent, name, node)
    for node in ast.walk(tree):
        for kind, fields in _wholes(node):
            yield kind, _unparsed_whole(tree, node, fields)


def _fields(scope: ast.AST, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Every field in which a fault may be planted, with the function it stands in; not in the head of a function."""
    if isinstance(node, ast.FunctionDef):
        scope = node
    for name, value in ast.iter_fields(node):
        if name in ("args", "decorator_list", "returns", "ctx", "annotation") and not isinstance(node, ast.Call):
            continue
        yield scope, node, name
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _fields(scope, child)


def _unparsed(tree: ast.Module, parent: ast.AST, name: str, value: Any) -> str:
    return _unparsed_whole(tree, parent, {name: value})


def _unparsed_whole(tree: ast.Module, node: ast.AST, fields: dict[str, Any]) -> str:
    kept = {name: getattr(node, name) for name in fields}
    vars(node).update(fields)
    text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
    vars(node).update(kept)
    return text


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _nodes(node: Any, parent: ast.AST, scope: ast.AST) -> Options:
    """Alternatives for what stands in one place."""
    match node:
        case ast.operator() | ast.boolop():
            if type(node) in OPERATORS:
                yield "other operator", OPERATORS[type(node)]()
        case ast.cmpop():
            yield from (("other comparison", other()) for other in COMPARISONS[type(node)])
        case ast.BinOp():
            yield "left operand only", node.left
            yield "right operand only", node.right
            if not isinstance(node.op, ast.Add | ast.Mult | ast.BitAnd | ast.BitOr):
                yield "operands swapped", ast.BinOp(node.right, node.op, node.left)
            if isinstance(node.op, ast.Div):
                yield "rounded", _expression("round({}, 2)", node)
        case ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[right]) if not (
            isinstance(node.left, ast.Constant) or isinstance(right, ast.Constant)
        ):
            cast = {"left": _as_float32(node.left), "comparators": [_as_float32(right)]}
            yield "compared as float32", _like(node, **cast)
        case ast.BoolOp():
            yield from (("one operand only", value) for value in node.values)
        case ast.UnaryOp():
            yield "sign or negation dropped", node.operand
        case ast.IfExp():
            yield "branches swapped", ast.IfExp(node.test, node.orelse, node.body)
            yield "always the first branch", node.body
            yield "always the other branch", node.orelse
        case ast.Constant():
            if not isinstance(parent, ast.Expr):
                yield from (("other constant", ast.Constant(value)) for value in _values(node.value))
        case ast.Name(id=name, ctx=ast.Load()):
            yield from (("twin function", ast.Name(twin, node.ctx)) for twin in [TWINS.get(name)] if twin)
            near = _locals(scope) if isinstance(parent, ast.Return) else _neighbours(name, _locals(scope))
            yield from (("other variable", ast.Name(other, node.ctx)) for other in near if other != name)
            stale = [other for other in _loop_variables(scope) if other not in near]
            yield from (("stale loop variable", ast.Name(other, node.ctx)) for other in stale if other != name)
        case ast.Attribute(attr=name) if name in TWINS:
            yield "twin function", ast.Attribute(node.value, TWINS[name], node.ctx)
        case ast.Call():
            yield from _calls(node)
        case ast.comprehension():
            yield from (
                ("condition dropped", _like(node, ifs=node.ifs[:n] + node.ifs[n + 1 :])) for n in _places(node.ifs)
            )
            yield from (("an end left out", _like(node, iter=part)) for part in _ends(node.iter))
            if not isinstance(parent, ast.SetComp | ast.DictComp):
                yield from ((kind, _like(node, iter=other)) for kind, other in _iterables(node.iter, scope))
        case ast.Subscript(ctx=ast.Load()):
            yield "index dropped", node.value
        case ast.For():
            yield from (("an end left out", _like(node, iter=part)) for part in _ends(node.iter))
            yield from ((kind, _like(node, iter=other)) for kind, other in _iterables(node.iter, scope))
            yield "only the first round", _like(node, body=[*node.body, ast.Break()])
            for place, item in enumerate(node.body):
                if isinstance(item, ast.If) and not isinstance(item.body[-1], ast.Return | ast.Break | ast.Raise):
                    left = _like(item, body=[*item.body, ast.Break()])
                    yield "left at the first hit", _like(node, body=[*node.body[:place], left, *node.body[place + 1 :]])
    if _is_truth(node, parent):
        yield "negated", ast.UnaryOp(ast.Not(), node)


def _calls(node: ast.Call) -> Options:
    places = _places(node.args)
    if node.args:
        yield "call removed", node.args[0]
    if isinstance(node.func, ast.Attribute):
        yield "method call removed", node.func.value
    for place in places[1:]:
        args = [*node.args[: place - 1], node.args[place], node.args[place - 1], *node.args[place + 1 :]]
        yield "arguments swapped", _like(node, args=args)
    for place, keyword in enumerate(node.keywords):
        others = [*node.keywords[:place], *node.keywords[place + 1 :]]
        yield "argument dropped", _like(node, keywords=others)
        if keyword.arg == "axis":
            for axis in (0, 1, -1):
                other = ast.keyword("axis", ast.Constant(axis))
                yield "other axis", _like(node, keywords=[*node.keywords[:place], other, *node.keywords[place + 1 :]])
    match node:
        case ast.Call(func=ast.Name("round"), args=[value]):
            for template in ("floor({})", "ceil({})", "floor({} + 0.5)"):
                yield "rounded in another way", _expression(f'__import__("math").{template}', value)
        case ast.Call(func=ast.Name("sorted"), args=[items], keywords=[]):
            yield "order of a set", _expression("list(set({}))", items)
        case ast.Call(func=ast.Attribute(ast.Name("dict"), "fromkeys"), args=[items]):
            yield "order of a set", _expression("set({})", items)
        case ast.Call(func=ast.Name(name), args=[items], keywords=options) if name in FIRST_OF_EQUALS and any(
            option.arg == "key" for option in options
        ):
            yield "last of equals", _like(node, args=[_expression("list({})[::-1]", items)])
        case ast.Call(func=ast.Attribute(_, "argmin" | "argmax"), args=[items], keywords=[]):
            last = _like(node, args=[_expression("{}[::-1]", items)])
            yield "last of equals", _expression("len({}) - 1 - {}", items, last)
        case ast.Call(func=ast.Attribute(_, "array_equal"), args=[left, right]):
            yield "compared as float32", _like(node, args=[_as_float32(left), _as_float32(right)])
        case ast.Call(func=ast.Attribute(_, "split" | "splitlines" as method)) if node.args or method == "splitlines":
            yield "stripped", _expression("[text.strip() for text in {}]", node)
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        for place in places:
            for sign in (ast.Add(), ast.Sub()):
                shifted = ast.BinOp(node.args[place], sign, ast.Constant(1))
                yield "off by one", _like(node, args=[*node.args[:place], shifted, *node.args[place + 1 :]])


def _wholes(node: ast.AST) -> Options:
    """Alternatives that change several fields of a node at once."""
    match node:
        case ast.If(orelse=[_, *_]):
            yield "branches swapped", {"body": node.orelse, "orelse": node.body}
        case ast.Dict():
            for place in _places(node.keys):
                kept = [n for n in _places(node.keys) if n != place]
                yield (
                    "entry dropped",
                    {"keys": [node.keys[n] for n in kept], "values": [node.values[n] for n in kept]},
                )
            constants = {ast.unparse(value): value for value in node.values if isinstance(value, ast.Constant)}
            for place, value in enumerate(node.values):
                for other in constants.values():
                    if isinstance(value, ast.Constant) and value.value != other.value:
                        yield "other value", {"values": [*node.values[:place], other, *node.values[place + 1 :]]}
        case ast.FunctionDef(body=[*first, ast.For() as loop, ast.Return() as last]):
            early = _like(loop, body=[*loop.body, last])
            yield "return inside the loop", {"body": [*first, early]}
            yield "return inside the loop", {"body": [*first, early, last]}


def _lists(items: list[Any], *, is_body: bool) -> Options:
    """Alternatives for a whole list of statements, or of a list's or tuple's items."""
    for place, item in enumerate(items):
        rest = [*items[:place], *items[place + 1 :]]
        if is_body and isinstance(item, ast.stmt) and not _stays(item):
            yield "line dropped", rest or [ast.Pass()]
        if is_body and isinstance(item, ast.Assign):
            yield "nothing stored", [*items[:place], _like(item, value=ast.Constant(None)), *items[place + 1 :]]
        if is_body and any(isinstance(later, ast.For | ast.While) for later in items[place + 1 :]):
            for start in _starts(item):
                yield "wrong initial value", [*items[:place], start, *items[place + 1 :]]
        if is_body and isinstance(item, ast.AugAssign):
            stored = ast.Assign([item.target], item.value)
            yield "stored instead of added", [*items[:place], stored, *items[place + 1 :]]
        if is_body and place and not _stays(item) and not _stays(items[place - 1]):
            yield "lines swapped", [*items[: place - 1], item, items[place - 1], *items[place + 1 :]]


def _stays(node: ast.stmt) -> bool:
    """A head, an import or a docstring: no slip drops it."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom | ast.Pass)


def _values(value: Any) -> list[Any]:
    """Other constants in the place of this one."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [other for other in (value + 1, value - 1, -value, type(value)(0)) if other != value]
    if isinstance(value, str) and value:
        return ["", value.swapcase(), value + value]
    return []


def _locals(scope: ast.AST) -> list[str]:
    """The names that a function takes and assigns, in their order; none outside of a function."""
    if not isinstance(scope, ast.FunctionDef):
        return []
    names = [argument.arg for argument in scope.args.args]
    stored = [n.id for n in ast.walk(scope) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    return list(dict.fromkeys(name for name in names + stored if name != "_"))


def _loop_variables(scope: ast.AST) -> list[str]:
    """The names that the `for` statements of a function give to their items; none outside of a function."""
    if not isinstance(scope, ast.FunctionDef):
        return []
    targets = [loop.target for loop in ast.walk(scope) if isinstance(loop, ast.For)]
    names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
    return list(dict.fromkeys(name for name in names if name != "_"))


def _starts(item: ast.AST) -> list[ast.Assign]:
    """The same assignment with other numbers, where a name gets a number, an infinity or a first item."""
    match item:
        case ast.Assign(targets=[ast.Name()], value=ast.Constant(int() | float() as value)) if value is not True:
            others = [start for start in STARTS if start != value]
        case ast.Assign(
            targets=[ast.Name()],
            value=ast.Call(func=ast.Name("float"))
            | ast.UnaryOp(ast.USub())
            | ast.Attribute(attr="inf")
            | ast.Subscript(slice=ast.Constant(0)),
        ):
            others = list(STARTS)
        case _:
            return []
    return [_like(item, value=ast.Constant(start)) for start in others]


def _iterables(iterable: ast.expr, scope: ast.AST) -> Options:
    """The same round trip through an argument of the function, with equal items visited once."""
    arguments = [argument.arg for argument in scope.args.args] if isinstance(scope, ast.FunctionDef) else []
    if isinstance(iterable, ast.Name) and iterable.id in arguments:
        yield "duplicates dropped", _expression("dict.fromkeys({})", iterable)


def _as_float32(node: ast.expr) -> ast.expr:
    return _expression('__import__("numpy").float32({})', node)


def _expression(template: str, *parts: ast.expr) -> ast.expr:
    """The expression of a template, each {} of which stands for one of the parts."""
    return ast.parse(template.format(*(f"({ast.unparse(part)})" for part in parts)), mode="eval").body


def _neighbours(name: str, names: list[str]) -> list[str]:
    place = names.index(name) if name in names else None
    return [] if place is None else [*names[max(place - 1, 0) : place], *names[place + 1 : place + 2]]


def _ends(iterable: ast.expr) -> list[ast.expr]:
    """The same round trip without its first and without its last item."""
    whole = ast.Call(ast.Name("list", ast.Load()), [iterable], [])
    slices = ast.Slice(ast.Constant(1), None), ast.Slice(None, ast.UnaryOp(ast.USub(), ast.Constant(1)))
    return [ast.Subscript(whole, part, ast.Load()) for part in slices]


def _is_truth(node: Any, parent: ast.AST) -> bool:
    """Whether a negation would fit: a test, or a value that can only be True or False."""
    tested = isinstance(parent, ast.If | ast.IfExp | ast.While) and parent.test is node
    all_or_any = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("all", "any", "bool")
    )
    return isinstance(node, ast.expr) and (tested or all_or_any or isinstance(node, ast.Compare | ast.BoolOp))


def _like(node: Any, **changed: Any) -> Any:
    """The same node with some other fields."""
    return type(node)(**{name: getattr(node, name, None) for name in node._fields} | changed)


def _places(items: list[Any]) -> range:
    return range(len(items))
