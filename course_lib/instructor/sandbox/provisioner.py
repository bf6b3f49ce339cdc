# SPDX-License-Identifier: Apache-2.0
"""A Jupyter kernel inside the wall: for plain `nbgrader autograde`, slower than `Warm` and with fewer guarantees.

Set JUPYTER_DEFAULT_PROVISIONER_NAME=course-sandbox. The kernel talks by sockets in a folder of its own. It works in a
copy of the notebook's folder, so that what it writes there is gone afterwards; memory is limited by address space.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from . import linux
from .confine import confine
from .limits import Limits, Refused
from .seccomp import AF_UNIX, zygote_filter
from .users import FIRST_STUDENT, open_to_students, user_namespace
from .wall import SCRATCH, command, missing, program

MS_RDONLY, MS_REMOUNT, MS_BIND = 1, 32, 4096
SOCKETS = 5
"""Shell, iopub, stdin, control and heartbeat."""


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel inside bubblewrap instead of beside everything else."""

    _folder: Path | None = None
    _kept: tuple[int, ...] = ()

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Puts the kernel's command inside the wall.

        Raises:
          Refused: the sandbox cannot run here.
        """
        reason = missing()
        if reason:
            raise Refused(reason)
        # the folder above it is the instructor's alone, so that another user of the machine finds no open folder
        self._folder = Path(tempfile.mkdtemp(prefix="course-")).resolve() / "k"
        self._folder.mkdir()
        self._folder.chmod(0o777)
        manager: Any = self.parent
        manager.transport, manager.ip = "ipc", str(self._folder / "s")
        manager.connection_file = str(self._folder / "c.json")
        kwargs = await super().pre_launch(**kwargs)
        os.chmod(manager.connection_file, 0o644)
        work = Path(kwargs.get("cwd") or os.getcwd()).resolve()
        kept = os.environ.get("JAX_COMPILATION_CACHE_DIR", "")
        cache = Path(kept) if os.path.isdir(kept) else Path(SCRATCH) / ".jax"
        users = user_namespace()
        if users is not None:
            open_to_students(cache)
        rules = tempfile.TemporaryFile()
        rules.write(zygote_filter())
        rules.seek(0)
        self._kept = (os.dup(rules.fileno()), *([users] if users is not None else []))
        rules.close()
        words = command(cache, [work], self._kept[0], users, writable=self._folder)
        order = asdict(Limits()) | {"users": users is not None, "folder": str(self._folder), "work": str(work)}
        order["families"] = [AF_UNIX]
        kwargs["cmd"] = [*words, "--", *_python(kwargs["cmd"]), json.dumps(order), *kwargs["cmd"]]
        kwargs["pass_fds"] = self._kept
        return kwargs

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Starts it; what was opened for it is closed here."""
        try:
            return await super().launch_kernel(cmd, **kwargs)
        finally:
            for descriptor in self._kept:
                os.close(descriptor)
            self._kept = ()

    async def send_signal(self, signum: int) -> None:
        """Interrupts reach the kernel itself; bubblewrap would keep them. Everything else ends all of it."""
        if signum == signal.SIGINT and self.process:
            for child in _children(self.process.pid):
                for kernel in _children(child):
                    os.kill(kernel, signum)
        else:
            await super().send_signal(signum)

    async def cleanup(self, restart: bool = False) -> None:
        """Takes away the folder of its sockets."""
        await super().cleanup(restart=restart)
        if self._folder:
            shutil.rmtree(self._folder.parent, ignore_errors=True)


def main(order: str, *kernel: str) -> None:
    """Inside the wall, before the kernel: a place to work in, then the last walls."""
    told = json.loads(order)
    linux.unshare(linux.CLONE_NEWNS)
    size = f"size={told['disk_bytes']},nr_inodes={told['files']},mode=1777"
    linux.mount("tmpfs", SCRATCH, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC, size)
    process = os.fork()
    if process == 0:
        os.umask(0)
        work = f"{SCRATCH}/work"
        with contextlib.suppress(shutil.Error, OSError):  # more than fits: the notebook will say what it misses
            shutil.copytree(told["work"], work, symlinks=True)
        os.makedirs(work, exist_ok=True)
        for folder, _, files in os.walk(work):
            os.chmod(folder, 0o777)
            for name in files:
                with contextlib.suppress(OSError):
                    os.chmod(f"{folder}/{name}", 0o666, follow_symlinks=False)
        os.chdir(work)
        # its terminal would be the instructor's
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nothing, descriptor)
        confine(told, FIRST_STUDENT + 1 if told["users"] else None)
        os.execvp(kernel[0], kernel)
    _close_folder(told["folder"], process)
    _, status = os.waitpid(process, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _close_folder(folder: str, process: int) -> None:
    """Once the kernel's sockets are there, nothing more can be written to the only folder outside of its scratch."""
    while len([name for name in os.listdir(folder) if name.startswith("s-")]) < SOCKETS:
        if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.01)
    flags = MS_RDONLY | MS_REMOUNT | MS_BIND | linux.MS_NOSUID | linux.MS_NODEV
    linux.mount("", folder, "", flags)


def _python(kernel: list[str]) -> list[str]:
    return [kernel[0], *program("provisioner")]


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []
