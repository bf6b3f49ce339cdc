# SPDX-License-Identifier: Apache-2.0
"""What jax runs on, and where it keeps the programs it compiled."""

import contextlib
import gc
import hashlib
import os
import platform
import warnings
from pathlib import Path
from typing import Any

from course_lib.files import make_writable


def setup(devices: int | None = None, *, preallocate: bool = True) -> str:
    """Keep compiled programs from one session to the next, and return `describe()`.

    A program that compiled once is read from disk the next time, which makes a notebook start several times
    faster. Call it before the first computation, before or after `import jax`; calling it again changes
    nothing. There is one folder for each jax version and kind of CPU in `cache_folder()`; a folder chosen
    before, by JAX_COMPILATION_CACHE_DIR or in jax's configuration, is left as it is. Where none can be
    written, it warns in a sentence and goes on without.

    Args:
        devices: show the host's processor to jax as so many devices. Two cores that each train on half of a
            batch (`training.all_devices`) are faster than two cores that share every operation. It changes
            nothing for an accelerator.
        preallocate: let jax take most of a GPU's memory when it starts. False leaves it to others until it is needed,
            unless XLA_PYTHON_CLIENT_PREALLOCATE says otherwise; it has an effect only before jax's first computation.

    Raises:
        RuntimeError: `devices` was asked for after jax's first computation.
        ValueError: fewer than one.
    """
    import jax

    if not preallocate:
        os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
    config: Any = jax.config
    if devices is not None and devices != config.jax_num_cpu_devices:
        _divide_host(config, devices)
    # jax keeps only what compiled for a second or more; the programs of a lesson are small and many.
    config.update("jax_persistent_cache_min_compile_time_secs", 0)
    config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    if config.jax_compilation_cache_dir is None:
        folder = cache_folder() / "jax" / f"{jax.__version__}-{_cpu()}"
        try:
            make_writable(folder, 0o700)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            warnings.warn(
                f"Compiled programs cannot be kept in {folder} ({reason}), so each session compiles anew: "
                "set COURSE_CACHE to a folder you can write to.",
                stacklevel=2,
            )
        else:
            config.update("jax_compilation_cache_dir", str(folder))
    return describe()


def _divide_host(config: Any, devices: int) -> None:
    if devices < 1:
        raise ValueError(f"The host is at least 1 device, and {devices} were asked for.")
    try:
        config.update("jax_num_cpu_devices", devices)
    except RuntimeError as error:
        raise RuntimeError(
            f"jax has started already, so it cannot be given {devices} host devices: "
            "restart Python (or the kernel) and call setup before the first computation."
        ) from error


def describe() -> str:
    """One line such as "jax 0.10.2 on cpu (1 device)"; starts jax's backend."""
    import jax

    count = jax.device_count()
    return f"jax {jax.__version__} on {jax.default_backend()} ({count} device{'s' if count > 1 else ''})"


def on_host() -> bool:
    """Whether jax computes on the machine's own processor, where what fits into its cache is fast."""
    import jax

    return bool(jax.default_backend() == "cpu")


def memory() -> int | None:
    """Bytes of memory that this process may use: the machine's, or the least that its control groups leave it.

    None where the system does not tell.
    """
    found = []
    with contextlib.suppress(AttributeError, OSError, ValueError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return min([*found, *_group_limits(Path("/sys/fs/cgroup"), Path("/proc/self/cgroup"))], default=None)


def give_back(*, programs: bool = False) -> None:
    """Hand memory back to the system that compiling took and nobody uses now; where the C library cannot, nothing.

    Args:
        programs: forget the compiled programs too; where `setup` keeps them on disk, they come back from there.
    """
    import ctypes

    if programs:
        import jax

        jax.clear_caches()
        gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):  # TypeError: Windows has no library without a name
        ctypes.CDLL(None).malloc_trim(0)


def _group_limits(mounted: Path, membership: Path) -> list[int]:
    """The limits of a process's control group and of all groups above it, of either version."""
    limits = []
    with contextlib.suppress(OSError):
        for line in membership.read_text().splitlines():
            number, controllers, path = line.split(":", 2)
            if number != "0" and "memory" not in controllers.split(","):
                continue
            root = mounted if number == "0" else mounted / "memory"
            here = root / path.strip("/")
            for folder in (here, *here.parents):
                if folder.is_relative_to(root):
                    for name in ("memory.max", "memory.limit_in_bytes"):
                        with contextlib.suppress(OSError, ValueError):  # "max" means no limit
                            limits.append(int((folder / name).read_text()))
    return limits


def cache_folder() -> Path:
    """Where the course keeps what it can make or fetch again: COURSE_CACHE, or the user's cache folder.

    Compiled programs are code that jax runs unseen, so this folder is never to be shared between people.
    """
    if chosen := os.environ.get("COURSE_CACHE"):
        return Path(chosen).expanduser()
    import pooch  # it knows the cache folder of each operating system

    return Path(pooch.os_cache("course_lib"))


def _cpu() -> str:
    """A short name for this kind of CPU: a program compiled for one may not run on another."""
    try:
        lines = Path("/proc/cpuinfo").read_text().split("\n\n", 1)[0].splitlines()
    except OSError:
        lines = [platform.processor()]
    wanted = ("model name", "flags", "Features", "CPU implementer", "CPU part")
    kind = "\n".join(line for line in lines if line.startswith(wanted)) or "\n".join(lines)
    return f"{platform.machine()}-{hashlib.sha256(kind.encode()).hexdigest()[:8]}"
