# SPDX-License-Identifier: Apache-2.0
"""Fixtures that many tests share, and how tests are divided between the workers."""

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from filelock import FileLock
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

# The same examples in every run, and no deadline: whether a test passes must depend on neither luck nor load.
settings.register_profile("course", derandomize=True, deadline=None)
settings.register_profile("fuzz", derandomize=False, deadline=None, max_examples=500, print_blob=True)
settings.load_profile("course")

Thing = TypeVar("Thing")
ROOT = Path(__file__).resolve().parents[1]
CHAPTER_PARAMETER = re.compile(r"\[(?:\w+-)?(\d\d-[a-z][a-z-]*)")


class ScopeScheduling(LoadScopeScheduling):
    """Keeps the tests of a file in one worker, since they share fixtures; those of each chapter are their own scope."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, name = nodeid.partition("::")
        chapter = CHAPTER_PARAMETER.search(name)
        return f"{file}::{chapter[1]}" if chapter else file


def pytest_addoption(parser):
    parser.addoption("--soak", type=int, default=1, help="how many times as long the soak tests run as usual")


def pytest_collection_modifyitems(items):
    """Refuses test ids that differ from one process to the next, since workers must collect the same tests."""
    for item in items:
        if " at 0x" in item.nodeid:
            raise pytest.UsageError(f"{item.nodeid} holds a memory address: give `ids=` names that stay the same.")


@pytest.fixture(scope="session")
def soak(request) -> int:
    """How many times as many requests, kills and steps a soak test makes as in the long tests."""
    return request.config.getoption("--soak")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ScopeScheduling(config, log)


@pytest.fixture(autouse=True, scope="module")
def _compiled_programs_are_dropped():
    """Keeps a worker's memory bounded: no module runs what another one compiled."""
    yield
    jax = sys.modules.get("jax")
    if jax is not None:
        jax.clear_caches()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory, worker_id) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def once(run_folder) -> Callable[[str, Callable[[], Any]], Any]:
    """A function (name, compute) that gives a JSON value, computed once per run by the worker that needs it first."""

    def get(name: str, compute: Callable[[], Any]) -> Any:
        path = run_folder / f"{name}.json"
        with FileLock(f"{path}.lock"):
            if not path.exists():
                path.write_text(json.dumps(compute()), encoding="utf-8")
        return json.loads(path.read_text(encoding="utf-8"))

    return get


class SmallDisk:
    """A file system that can be full: a small tmpfs, or a limit on file size where nothing can be mounted."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
        self.mounted = shutil.which("mount") is not None and subprocess.run(mount, capture_output=True).returncode == 0

    @contextlib.contextmanager
    def full(self) -> Iterator[None]:
        """While this lasts, no byte can be written to the folder: writing there raises an OSError."""
        if self.mounted:
            filler = self.folder / "filler"
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
            try:
                yield
            finally:
                filler.unlink()
        else:
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    def close(self) -> None:
        if self.mounted:
            subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture
def small_disk(tmp_path) -> Iterator[SmallDisk]:
    """A file system of 4 MB at `small_disk.folder`; inside `with small_disk.full():` it has no byte left."""
    disk = SmallDisk(tmp_path / "disk")
    try:
        with disk.full(), pytest.raises(OSError):
            (disk.folder / "probe").write_bytes(b"x")
        (disk.folder / "probe").unlink(missing_ok=True)
        yield disk
    finally:
        disk.close()


AS_NOBODY = """\
set -e
mkdir -p {visible} && mount --bind {base} {visible}
case {base} in /root/*)
  mount -t tmpfs -o mode=755 tmpfs /root && mkdir -p {base} && mount --bind {visible} {base}
;; esac
cd "$1"; shift
exec setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all "$@"
"""


@pytest.fixture
def as_nobody(tmp_path) -> Callable[..., list[str]]:
    """A function (command, folder) that gives the command that runs it there as the user nobody; only root may run it.

    Nobody may not pass through root's home, where Python may be installed: a mount namespace of its own shows it.
    """
    script = tmp_path / "as-nobody.sh"
    script.write_text(AS_NOBODY.format(visible=tmp_path / "base", base=sys.base_prefix))

    def words(command: list[str], folder: Path | str = "/") -> list[str]:
        return ["unshare", "-m", "sh", str(script), str(folder), *command]

    return words


@pytest.fixture
def unprivileged(as_nobody) -> Callable[..., subprocess.CompletedProcess]:
    """A function (command, folder) that runs a command in a folder that it may read and not write.

    As root it becomes `nobody`, since root may write anywhere. It asserts that writing fails before the command runs.
    """

    def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess:
        root = os.geteuid() == 0
        with tempfile.TemporaryDirectory(dir="/var/tmp") as home:
            if root:
                shutil.chown(home, "nobody", "nogroup")
            own = {"HOME": home, "PYTHONPATH": str(ROOT), "MPLCONFIGDIR": home, "COURSE_CACHE": f"{home}/cache"}
            options = {"capture_output": True, "text": True, "env": os.environ | own | variables, "cwd": folder}
            folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
            for path in folders:
                path.chmod(0o555)
            try:
                probe = [sys.executable, "-c", "open('probe', 'w')"]
                refused = subprocess.run(as_nobody(probe, folder) if root else probe, **options)
                assert "PermissionError" in refused.stderr, refused.stderr
                return subprocess.run(as_nobody(command, folder) if root else command, **options)
            finally:
                for path in folders:
                    path.chmod(0o755)

    return run


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter; pytest's own are closed to all but their owner."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def required() -> Callable[[Thing, str], Thing]:
    """A function (thing, reason) that gives the thing; without it a test skips, or fails if COURSE_STRICT=1."""

    def need(thing: Thing, reason: str) -> Thing:
        if not thing:
            pytest.fail(reason) if os.environ.get("COURSE_STRICT") == "1" else pytest.skip(reason)
        return thing

    return need


@pytest.fixture(scope="session")
def course_data(required) -> Path:
    """The folder of public data sets that COURSE_DATA names."""
    named = os.environ.get("COURSE_DATA")
    return required(
        named and Path(named).is_dir() and Path(named),
        "no public data sets: set COURSE_DATA to the folder that holds them",
    )


@pytest.fixture(scope="session")
def built_course(run_folder, once) -> Path:
    """The course as `make setup` leaves it, built once per run; copy it before you write there."""

    def build() -> str:
        from course_lib.author.build import build_editions, write_editions

        folder = run_folder / "course"
        for name in ("notebooks", "solutions"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(ROOT / name, folder / name)
        write_editions(folder, build_editions(folder), only_instructor=True)
        return str(folder)

    return Path(once("built-course", build))


@pytest.fixture(scope="module")
def course(built_course, tmp_path_factory) -> Path:
    """A copy of the built course, so that nothing here touches the real one."""
    return shutil.copytree(built_course, tmp_path_factory.mktemp("course") / "course")


@pytest.fixture(scope="session")
def execute(built_course, once):
    """A function (slug, folder) that gives a chapter's `Execution` in a clean kernel, once per run for all tests.

    `folder` is "notebooks" for the released edition and "solutions" for the solved one.
    """
    from dataclasses import asdict

    import nbformat

    from course_lib.bench.chapters import Execution, Run, execute_chapter

    def get(slug: str, folder: str) -> Execution:
        def compute() -> dict[str, Any]:
            done = execute_chapter(built_course / folder / slug / f"{slug}.ipynb")
            return {"run": asdict(done.run), "notebook": done.notebook, "stopped": done.stopped}

        kept = once(f"executed-{folder}-{slug}", compute)
        run = Run(**kept["run"] | {"errors": tuple(kept["run"]["errors"])})
        return Execution(run, nbformat.from_dict(kept["notebook"]), kept["stopped"])

    return get


@pytest.fixture(scope="session")
def printed_by(execute) -> Callable[[str], str]:
    """A function (slug) that gives what the solved edition of a chapter prints."""

    def get(slug: str) -> str:
        cells = execute(slug, "solutions").notebook.cells
        return "".join(output.get("text", "") for cell in cells for output in cell.get("outputs", []))

    return get


@pytest.fixture(scope="session")
def judged_answers(once):
    """A function (slug) that gives (answer, points, text shown) for each known answer of a chapter, by exercise id."""
    from course_lib.author.answers import graded_exercises, read_answers, show_answers

    def get(slug: str) -> dict[str, list[tuple[Any, float, str]]]:
        exercises = graded_exercises(ROOT / "solutions" / slug / f"{slug}.md")
        tries = [(graded, answer) for graded in exercises for answer in read_answers(ROOT, graded)]
        judged = once(f"judged-{slug}", lambda: show_answers([(graded, answer.source) for graded, answer in tries]))
        found: dict[str, list[tuple[Any, float, str]]] = {graded.id: [] for graded in exercises}
        for (graded, answer), (points, text) in zip(tries, judged, strict=True):
            found[graded.id].append((answer, points, text))
        return found

    return get


@pytest.fixture(scope="session")
def answer_points(judged_answers):
    """A function (slug) that gives (answer, points) for each known answer of a chapter, by exercise id."""

    def get(slug: str) -> dict[str, list[tuple[Any, float]]]:
        return {
            identity: [(answer, points) for answer, points, _ in judged]
            for identity, judged in judged_answers(slug).items()
        }

    return get


@pytest.fixture(scope="session")
def nbgrader() -> Callable[..., str]:
    """A function (folder, *command) that runs plain nbgrader there and gives what it logs."""

    def run(folder: Path, *command: str) -> str:
        script = Path(sys.executable).with_name("nbgrader")
        # nbgrader looks for alembic on PATH when it makes its database
        path = f"{script.parent}:{os.environ['PATH']}"
        done = subprocess.run(
            [script, *command], cwd=folder, capture_output=True, text=True, env=os.environ | {"PATH": path}
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    return run
