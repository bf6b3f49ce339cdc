# SPDX-License-Identifier: Apache-2.0
"""The shell that runs a student's cells: IPython without its terminal, its outputs in the form of nbformat."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course_lib.learner.cells import watch

CUT = "[The rest of this output was cut: it was longer than a cell may show.]\n"
OUTPUTS = 1000
"""How many outputs one cell may have; a stream that goes on is one."""


class Outputs:
    """What one cell displayed, as a list of nbformat outputs of so many bytes at most."""

    def __init__(self) -> None:
        self.clear(0)

    def clear(self, size: int) -> None:
        """Begins anew, with room for `size` bytes."""
        self.all: list[dict[str, Any]] = []
        self.left, self.cut = size, False

    def add(self, output: dict[str, Any]) -> None:
        """Adds an output that is no stream, or says that it was cut."""
        size = len(json.dumps(output, ensure_ascii=False, default=str).encode("utf-8", "replace"))
        if self.cut or size > self.left or len(self.all) >= OUTPUTS:
            return self._close()
        self.left -= size
        self.all.append(output)

    def write(self, name: str, text: str) -> None:
        """Adds to a stream, as much as there is room for."""
        if self.cut or not text:
            return
        # escapes make at most six bytes of a character: the count that is sent stays below the cap
        kept = text if len(text) * 6 <= self.left else _as_much(text, self.left)
        self.left -= len(json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace"))
        last = self.all[-1] if self.all else {}
        if kept and last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += kept
        elif kept and len(self.all) < OUTPUTS:
            self.all.append({"output_type": "stream", "name": name, "text": kept})
        if kept != text or len(self.all) >= OUTPUTS:
            self._close()

    def _close(self) -> None:
        if not self.cut:
            self.cut = True
            self.all.append({"output_type": "stream", "name": "stderr", "text": CUT})


def _as_much(text: str, size: int) -> str:
    """The longest beginning, by halving, that takes at most `size` bytes when it is written."""
    low, high = 0, min(len(text), max(size, 0))
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(json.dumps(text[:middle], ensure_ascii=False).encode("utf-8", "replace")) <= size
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low]


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of the student."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name, self._outputs = name, outputs

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What some libraries ask before they draw a bar or a box."""
        return "utf-8"

    def write(self, text: str) -> int:
        """Adds to the cell's outputs."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.write(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Yes."""
        return True


def _add(output: dict[str, Any]) -> None:
    Shell.outputs.add(output)


class _Publisher(DisplayPublisher):
    def publish(self, data: Any, metadata: Any = None, *_: Any, **more: Any) -> None:
        _add({"output_type": "display_data", "data": _bundle(data), "metadata": metadata or {}})

    def clear_output(self, wait: bool = False) -> None:
        Shell.outputs.all.clear()


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        result = {"output_type": "execute_result", "execution_count": self.prompt_count}
        _add(result | {"data": _bundle(format_dict), "metadata": md_dict or {}})

    def finish_displayhook(self) -> None:
        self._is_active = False


class Shell(InteractiveShell):
    """A shell that collects what it would display in `outputs`."""

    display_pub_class = _Publisher
    displayhook_class = _Hook
    outputs = Outputs()

    def _showtraceback(self, kind: type[BaseException], error: BaseException, lines: list[str]) -> None:
        try:
            told = str(error)
        except Exception:
            told = "<an exception that cannot be shown>"
        self.outputs.add({"output_type": "error", "ename": kind.__name__, "evalue": told, "traceback": list(lines)})

    def system(self, command: str) -> None:
        """`!command`, with its output among the cell's; where it cannot start, the cell goes on as in a notebook."""
        try:
            done = subprocess.run(command, shell=True, text=True, capture_output=True)
        except OSError as error:
            print(f"!{command}: {error}. The cell goes on without it.", file=sys.stderr)
        else:
            print(done.stdout, end="")

    def enable_gui(self, gui: str | None = None) -> None:
        """There is none."""

    def ask_exit(self) -> None:
        """`exit` in a cell ends nothing, as in a notebook."""


def make_shell() -> Shell:
    """The shell, its figures inline; made once, before the first student."""
    config = Config(HistoryManager={"enabled": False}, InteractiveShell={"colors": "nocolor"})
    shell = Shell.instance(config=config)
    shell.run_line_magic("matplotlib", "inline")
    watch(shell)
    return shell


def _bundle(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: base64.b64encode(content).decode() if isinstance(content, bytes) else content
        for name, content in data.items()
    }
