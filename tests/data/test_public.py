# SPDX-License-Identifier: Apache-2.0
"""The registry of public sets says the truth, and the command shows all of it."""

import hashlib
import shutil
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from course_lib.cli import app
from course_lib.data import messages, read_csv
from course_lib.data.public import SETS, PublicFile, find, found_where

SMALL = b"a,b\n1,2\n"


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A machine without public sets: (COURSE_DATA, cache)."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "given"))
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "given", tmp_path / "cache"


def small(url="https://example.org/t.csv"):
    file = PublicFile("t.csv", 1, len(SMALL), hashlib.sha256(SMALL).hexdigest(), url)
    return replace(SETS[0], name="small", files=(file,))


def put(folder, content=SMALL):
    (folder / "small").mkdir(parents=True)
    (folder / "small" / "t.csv").write_bytes(content)


def test_seven_sets_as_they_were_published(course_data):
    assert len(SETS) == len({public.name for public in SETS}) == 7
    assert [find(public) for public in SETS] == [course_data / public.name for public in SETS]


def test_rows_are_counted(course_data):
    for public in SETS:
        for file in public.files:
            if file.name.endswith(".csv"):
                assert sum(1 for _ in read_csv(course_data / public.name / file.name, whole=True)) == file.rows
    lines = (course_data / messages._SMS_FILE).read_text("utf-8").rstrip("\n").split("\n")
    assert len(lines) - 1 == SETS[0].rows


def test_where_it_is_looked_for(elsewhere):
    given, cache = elsewhere
    assert find(small()) is None
    assert found_where(small()) == f"at its publisher: put it into {cache / 'data' / 'small'}"
    assert found_where(small(url=None)) == f"not here: put it into {cache / 'data' / 'small'}"
    put(cache / "data")
    assert (find(small()), found_where(small())) == (cache / "data" / "small", "cache")
    put(given)
    assert (find(small()), found_where(small())) == (given / "small", "COURSE_DATA")


@pytest.mark.parametrize("content", [SMALL[:-1], SMALL.replace(b"1", b"3")])
def test_an_altered_file_is_told(elsewhere, content):
    given, _ = elsewhere
    put(given, content)
    assert find(small()) is None
    assert found_where(small()) == f"not as it was published: remove {given / 'small' / 't.csv'}"


def test_half_a_set_is_not_found_and_not_altered(elsewhere):
    given, cache = elsewhere
    put(given)
    half = replace(small(), files=(*small().files, replace(small().files[0], name="u.csv")))
    assert find(half) is None
    assert found_where(half) == f"at its publisher: put it into {cache / 'data' / 'small'}"


def test_a_whole_set_in_the_cache_serves_beside_an_altered_one(elsewhere):
    given, cache = elsewhere
    put(given, b"altered")
    put(cache / "data")
    assert (find(small()), found_where(small())) == (cache / "data" / "small", "cache")


def test_the_command_lists_every_set(elsewhere, course_data):
    given, _ = elsewhere
    shutil.copytree(course_data / "sms_spam", given / "sms_spam")
    told = CliRunner().invoke(app, ["data"])
    assert told.exit_code == 0, told.output
    blocks = told.stdout.strip().split("\n\n")
    assert [block.split(":")[0] for block in blocks] == [public.name for public in SETS]
    for block, public in zip(blocks, SETS, strict=True):
        assert public.licence in block and public.attribution in block and public.used_in in block
    assert "5,574 rows, 0.48 MB" in blocks[0] and "COURSE_DATA" in blocks[0]
    assert "put it into" in blocks[1] and "at its publisher" in blocks[2]
