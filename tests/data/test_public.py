# SPDX-License-Identifier: Apache-2.0
"""The registry of public sets says the truth, and the command shows all of it."""

import hashlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.cli import app
from course_lib.data import DataUnavailable, messages, read_csv
from course_lib.data.public import SETS, PublicFile, find, found_where, need

ROOT = Path(__file__).resolve().parents[2]
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
    folder = cache / "data" / "small"
    assert found_where(small()) == f"at its publisher: `course data fetch small` puts it into {folder}"
    assert found_where(small(url=None)) == f"not here: put it into {folder}"
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
    assert found_where(half) == f"at its publisher: `course data fetch small` puts it into {cache / 'data' / 'small'}"


def test_a_whole_set_in_the_cache_serves_beside_an_altered_one(elsewhere):
    given, cache = elsewhere
    put(given, b"altered")
    put(cache / "data")
    assert (find(small()), found_where(small())) == (cache / "data" / "small", "cache")


def test_what_is_needed_and_not_here_says_how_it_comes(elsewhere):
    given, cache = elsewhere
    with pytest.raises(DataUnavailable, match=r"^telco_churn is not .*: `course data fetch telco_churn` brings it\.$"):
        need("telco_churn")
    with pytest.raises(DataUnavailable, match=rf"^Nobody offers spambase .*put spambase\.csv into {cache}.*\.$"):
        need("spambase")
    with pytest.raises(DataUnavailable, match=r"^There is no public data set 'iris': there are sms_spam, .*\.$"):
        need("iris")
    (given / "spambase").mkdir(parents=True)
    (given / "spambase" / "spambase.csv").write_text("a\n1\n")
    with pytest.raises(DataUnavailable, match=r"spambase\.csv is not the published file .*: remove it"):
        need("spambase")


def test_what_cannot_be_fetched_says_where_to_get_it():
    for public in SETS:
        assert all(file.url for file in public.files) != bool(public.by_hand)


def test_used_in_names_the_chapters_that_read_a_set():
    readers = {
        "sms_spam": r"\b(sms|spam_messages)\(",
        "spambase": r"\bspambase\(",
        "telco_churn": r"\btelco\(",
        "bitext_support": r"\bbitext\(",
        "multidogo_intents": r"\bmultidogo\(",
    }
    chapters = {path.parent.name: path.read_text("utf-8") for path in (ROOT / "solutions").glob("*/*.md")}
    for public in SETS:
        using = [name for name, text in chapters.items() if re.search(readers.get(public.name, public.name), text)]
        assert public.used_in == (", ".join(sorted(using)) or "no chapter yet")


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
