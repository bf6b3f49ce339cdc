# SPDX-License-Identifier: Apache-2.0
"""Each case needs a fresh process: jax reads its settings when its backend starts."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from course_lib import devices

UNSET = ("JAX_COMPILATION_CACHE_DIR", "COURSE_CACHE", "XLA_PYTHON_CLIENT_PREALLOCATE")
COMPILE = "import jax; jax.jit(lambda x: x * 2 + 1)(1.0).block_until_ready()"


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if k not in UNSET}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done


def compiled(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_import_is_light():
    done = python("import sys, course_lib; print('jax' in sys.modules, 'numpy' in sys.modules)")
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("first", ["", "import jax; "])
def test_programs_are_kept_and_setup_describes_the_device(tmp_path, first):
    code = f"{first}import course_lib; print(course_lib.setup()); course_lib.setup(); {COMPILE}"
    done = python(code, COURSE_CACHE=str(tmp_path))
    assert re.fullmatch(r"jax [\d.]+\S* on \w+ \(\d+ devices?\)\n", done.stdout)
    assert "Warning" not in done.stderr
    assert compiled(tmp_path)


def test_a_second_process_adds_nothing(tmp_path):
    code = f"import course_lib; course_lib.setup(); {COMPILE}"
    python(code, COURSE_CACHE=str(tmp_path))
    kept = sorted(compiled(tmp_path))
    python(code, COURSE_CACHE=str(tmp_path))
    assert sorted(compiled(tmp_path)) == kept


def test_the_users_own_folder_is_respected(tmp_path):
    code = f"import course_lib; course_lib.setup(); {COMPILE}"
    mine, ours = tmp_path / "mine", tmp_path / "ours"
    python(code, COURSE_CACHE=str(ours), JAX_COMPILATION_CACHE_DIR=str(mine))
    assert compiled(mine)
    assert not ours.exists()


def test_a_folder_that_cannot_be_made_is_a_warning(tmp_path):
    file = tmp_path / "file"
    file.touch()
    done = python(f"import course_lib; course_lib.setup(); {COMPILE}", COURSE_CACHE=str(file))
    assert "UserWarning: Compiled programs cannot be kept" in done.stderr
    assert "set COURSE_CACHE" in done.stderr


def test_memory_is_the_least_of_machine_and_groups(tmp_path):
    assert devices.memory() is None or devices.memory() > 100_000_000
    mounted, membership = tmp_path / "cgroup", tmp_path / "membership"
    (mounted / "user" / "session").mkdir(parents=True)
    (mounted / "user" / "memory.max").write_text("800\n")
    (mounted / "user" / "session" / "memory.max").write_text("max\n")
    membership.write_text("0::/user/session\n")
    assert devices._group_limits(mounted, membership) == [800]
    (mounted / "memory" / "old").mkdir(parents=True)
    (mounted / "memory" / "old" / "memory.limit_in_bytes").write_text("500\n")
    membership.write_text("4:cpu:/x\n7:memory:/old\n0::/user/session\n")
    assert sorted(devices._group_limits(mounted, membership)) == [500, 800]
    assert devices._group_limits(mounted, tmp_path / "absent") == []


def test_memory_can_be_given_back_at_any_time():
    devices.give_back()
    devices.give_back(programs=True)


@pytest.mark.parametrize(("chosen", "expected"), [({}, "false"), ({"XLA_PYTHON_CLIENT_PREALLOCATE": "true"}, "true")])
def test_setup_leaves_the_accelerators_memory_to_others(tmp_path, chosen, expected):
    code = """
        import os
        from course_lib import devices
        devices.setup(preallocate=False)
        print(os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"])
    """
    assert python(code, COURSE_CACHE=str(tmp_path), **chosen).stdout.split() == [expected]


def test_setup_keeps_jax_default_for_training(tmp_path):
    code = """
        import os
        from course_lib import devices
        devices.setup()
        print("XLA_PYTHON_CLIENT_PREALLOCATE" in os.environ)
    """
    assert python(code, COURSE_CACHE=str(tmp_path)).stdout.split() == ["False"]


@pytest.mark.parametrize("module", ["commands", "generate_command"])
def test_small_serving_commands_do_not_preallocate(module):
    source = (Path(devices.__file__).parent / "engineer" / f"{module}.py").read_text()
    assert source.count("devices.setup(preallocate=False)") == {"commands": 2, "generate_command": 1}[module]
