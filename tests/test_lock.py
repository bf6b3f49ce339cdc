# SPDX-License-Identifier: Apache-2.0
"""The lock and pyproject agree, the lock is what is installed, and it names no host."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "binder" / "requirements.txt").read_text()
PYPROJECT = (ROOT / "pyproject.toml").read_text()
# what setuptools, pip and the interpreter bring along is no requirement of ours
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ; (.*?))? \\$", re.MULTILINE)


def disagreements(pyproject: str, lock: str) -> list[str]:
    """What must be locked and is not, or is locked and no longer needed, one sentence each; needs no network."""
    pins = {
        canonicalize_name(name): Version(version)
        for name, version, marker in PIN.findall(lock)
        if not marker or Requirement(f"x ; {marker}").marker.evaluate()
    }
    project = tomllib.loads(pyproject)["project"]
    waiting = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    found, needed = [], set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in pins:
            found.append(f"{wanted} is required and not locked.")
        elif not wanted.specifier.contains(pins[name], prereleases=True):
            found.append(f"{wanted} is required and {pins[name]} is locked.")
        known = (name, frozenset(wanted.extras))
        if known not in needed:
            needed.add(known)
            waiting += _requirements_of(name, wanted.extras)
    unneeded = pins.keys() - {name for name, _ in needed}
    return found + [f"{name} is locked and nothing requires it." for name in sorted(unneeded)]


def _requirements_of(name: str, extras: set[str]) -> list[Requirement]:
    try:
        texts = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    wanted = []
    for requirement in map(Requirement, texts):
        surroundings = [default_environment() | {"extra": extra} for extra in ("", *extras)]
        if not requirement.marker or any(map(requirement.marker.evaluate, surroundings)):
            wanted.append(requirement)
    return wanted


def test_pyproject_and_lock_agree():
    assert disagreements(PYPROJECT, LOCK) == []


@pytest.mark.parametrize(
    "planted, told",
    [
        (lambda text: text.replace('"pooch>=1.8"', '"pooch>=99"'), "pooch>=99 is required"),
        (lambda text: text.replace('"pooch>=1.8"', '"pooch>=1.8", "polars"'), "polars is required and not locked"),
        (lambda text: text.replace('"safetensors>=0.5,!=0.8.0",', ""), "safetensors is locked and nothing requires it"),
    ],
)
def test_a_stale_lock_is_caught(planted, told):
    stale = planted(PYPROJECT)
    assert stale != PYPROJECT
    assert any(told in sentence for sentence in disagreements(stale, LOCK))


def test_what_is_locked_is_what_is_installed():
    for name, version, marker in PIN.findall(LOCK):
        if not marker or Requirement(f"x ; {marker}").marker.evaluate():
            assert distribution(name).version == version


def test_one_jax_for_all_pythons_every_pin_hashed_and_no_host_named():
    assert len(re.findall(r"^jax==", LOCK, re.MULTILINE)) == 1
    assert "://" not in LOCK and "index" not in LOCK.replace("indexed", "")
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) > 100
    assert all("--hash=sha256:" in block for block in blocks)
