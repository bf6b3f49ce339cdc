# SPDX-License-Identifier: Apache-2.0
"""Signs that a student's code changed what runs it; told by its own process, so they are for a person to look at."""

from __future__ import annotations

import signal
import sys
import threading
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

MODULES = (
    "builtins",
    "numpy",
    "numpy.testing",
    "jax",
    "jax.numpy",
    "jax.lax",
    "jax.nn",
    "optax",
    "course_lib",
    "course_lib.learner",
    "course_lib.learner.checks",
    "course_lib.learner.expect",
    "course_lib.learner.quiz",
)
METHODS = (
    "run_cell",
    "run_cell_async",
    "run_ast_nodes",
    "run_code",
    "showtraceback",
    "_showtraceback",
    "transform_cell",
)
LISTS = ("cleanup_transforms", "line_transforms", "token_transformers")
EVENTS = {
    "subprocess.Popen": "It tried to start another process.",
    "os.system": "It tried to start another process.",
    "os.fork": "It tried to start another process.",
    "os.forkpty": "It tried to start another process.",
    "os.posix_spawn": "It tried to start another process.",
    "os.exec": "It tried to start another process.",
    "socket.connect": "It tried to open a connection.",
}
NAMED = 5
"""How many names one sentence lists."""


@dataclass(frozen=True)
class Watch:
    """How things stood before the first cell."""

    shell: Any
    modules: dict[str, tuple[ModuleType, dict[str, Any]]]
    methods: dict[str, Any]
    transformers: dict[str, list[Any]]
    seen: dict[str, None] = field(default_factory=dict)


def begin(shell: Any) -> Watch:
    """Notes how things stand; done once, before the first student."""
    modules = {
        name: (sys.modules[name], {key: thing for key, thing in vars(sys.modules[name]).items() if _is_kept(key)})
        for name in MODULES
        if name in sys.modules
    }
    methods = {name: getattr(type(shell), name, None) for name in METHODS}
    return Watch(shell, modules, methods, _transformers(shell))


def listen(watch: Watch) -> None:
    """Notes attempts to start processes or connections; an audit hook cannot be taken away again."""

    def hook(event: str, _: tuple[Any, ...]) -> None:
        if event in EVENTS:
            watch.seen[EVENTS[event]] = None

    sys.addaudithook(hook)


def look(watch: Watch) -> list[str]:
    """What is not as it was before the first cell, a sentence each."""
    for name, (module, before) in watch.modules.items():
        if sys.modules.get(name) is not module:
            watch.seen[f"It replaced the module {name}."] = None
        now = vars(module)
        changed = [key for key, thing in before.items() if now.get(key) is not thing]
        if changed:
            more = " and others" if len(changed) > NAMED else ""
            watch.seen[f"It replaced {', '.join(f'{name}.{key}' for key in changed[:NAMED])}{more}."] = None
    _look_at_shell(watch)
    if signal.pthread_sigmask(signal.SIG_BLOCK, []):
        watch.seen["It blocked signals."] = None
    if sys.gettrace() or sys.getprofile() or threading.gettrace():
        watch.seen["It traces its own code."] = None
    return list(watch.seen)


def _look_at_shell(watch: Watch) -> None:
    shell = watch.shell
    for name, method in watch.methods.items():
        if name in vars(shell) or getattr(type(shell), name, None) is not method:
            watch.seen[f"It replaced {name} of the shell."] = None
    if sys.modules["IPython"].get_ipython() is not shell:
        watch.seen["It replaced the shell."] = None
    if _transformers(shell) != watch.transformers:
        watch.seen["It registered something that changes or follows each cell before it is run."] = None
    if shell.custom_exceptions:
        watch.seen["It registered a handler of exceptions."] = None


def _transformers(shell: Any) -> dict[str, list[Any]]:
    manager = shell.input_transformer_manager
    lists = {name: list(getattr(manager, name, [])) for name in LISTS}
    lists["post"] = list(shell.input_transformers_post)
    lists["tree"] = list(shell.ast_transformers)
    for event in ("pre_run_cell", "post_run_cell"):
        lists[event] = list(shell.events.callbacks[event])
    return lists


def _is_kept(name: str) -> bool:
    return not name.startswith("_") or name in ("__import__", "__build_class__")
