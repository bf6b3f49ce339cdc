# SPDX-License-Identifier: Apache-2.0
"""Tables come back as they were written, and what is broken is named by file and line."""

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.data import (
    BrokenLine,
    csv_to_jsonl,
    jsonl_to_csv,
    read_csv,
    read_jsonl,
    write_csv,
    write_jsonl,
)

NASTY = [
    "",
    " ",
    "a,b",
    'say "hi"',
    "two\nlines",
    "dos\r\nline",
    "lone\rCR",
    "🥾 ☃",
    "nul\0",
    "\ufeffBOM",
    "\u2028",
    "'",
]
texts = st.one_of(st.text(max_size=30), st.sampled_from(NASTY), st.text('",\r\n\0 a\ufeff\u2028\x85\x1c', max_size=12))
tables = st.lists(texts, min_size=1, max_size=4, unique=True).flatmap(
    lambda columns: st.lists(st.fixed_dictionaries({column: texts for column in columns}), min_size=1, max_size=5)
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
few = settings(max_examples=150, deadline=None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


@few
@given(rows=tables)
def test_csv_comes_back(folder, rows):
    assert write_csv(folder / "t.csv", rows) == len(rows)
    assert list(read_csv(folder / "t.csv")) == rows


@few
@given(rows=st.lists(st.dictionaries(st.text(), values, max_size=3), max_size=4))
def test_jsonl_comes_back(folder, rows):
    assert write_jsonl(folder / "t.jsonl", rows) == len(rows)
    assert list(read_jsonl(folder / "t.jsonl")) == rows


@few
@given(rows=tables)
def test_there_and_back_without_loss(folder, rows):
    first, between, last = folder / "1.jsonl", folder / "2.csv", folder / "3.jsonl"
    write_jsonl(first, rows)
    assert jsonl_to_csv(first, between) == csv_to_jsonl(between, last) == len(rows)
    assert list(read_jsonl(last)) == rows


@few
@given(content=st.binary(max_size=60) | st.text('{}[]":,a1\n\r\ufeff', max_size=40).map(str.encode))
def test_any_bytes_are_rows_or_a_sentence(folder, content):
    path = folder / "any"
    path.write_bytes(content)
    for read in (read_csv, read_jsonl):
        try:
            list(read(path))
        except BrokenLine as error:
            assert str(error).startswith(f"{path}, line {error.line}: expected ")


ROWS = [{"text": f"{nasty} end", "who": "é🥾"} for nasty in NASTY] + [{"text": 'ends in "quotes"', "who": '"'}]


@pytest.mark.parametrize("write, read", [(write_csv, read_csv), (write_jsonl, read_jsonl)])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_cut_at_any_byte_gives_its_rows_or_a_sentence(tmp_path, write, read, mark):
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    write(whole, ROWS)
    content = mark + whole.read_bytes()
    sentences = 0
    for size in range(len(content) + 1):
        cut.write_bytes(content[:size])
        found = []
        try:
            for row in read(cut):
                found.append(row)
        except BrokenLine as error:
            sentences += 1
            assert 1 <= error.line <= content[:size].replace(b"\r", b"\n").count(b"\n") + 1
        else:  # nothing is lost that stands in the file: what follows the last row is nothing
            write(whole, found) if found else whole.write_bytes(b"")
            if found:
                assert (mark + whole.read_bytes()).rstrip(b"\n") == content[:size].rstrip(b"\n")
        assert found == ROWS[: len(found)]
    # only at the ends of rows, before or behind the line end, can a cut not be known
    assert sentences >= len(content) + 1 - 2 * (len(ROWS) + 1) - len(mark) - 1


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_csv_of_any_program(tmp_path, end):
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbf" + end.join([b"a,b", b"", b'1,"x"', b"  ", b",", b"", b""]))
    assert list(read_csv(path)) == [{"a": "1", "b": "x"}, {"a": "", "b": ""}]


def test_jsonl_of_any_program(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n  \n {"a": 2} \n{"a": 3}')
    assert [row["a"] for row in read_jsonl(path)] == [1, 2, 3]


@pytest.mark.parametrize(
    "content, line, expected",
    [
        (b"", 1, "a header"),
        (b"\n\n", 1, "a header"),
        (b"a,a\n", 1, "every column once"),
        (b"a,b\n1,2\n3\n", 3, "2 fields as in the header, and found 1"),
        (b"a,b\n1,2,3\n", 2, "2 fields"),
        (b'a,b\n1,"x\n\n2,y\n', 2, "a closing quote"),
        (b'a,b\n1,"x"y\n', 2, "behind a closing quote"),
        (b"a,b\n1,2\n3,4", 3, "a line end"),
        (b"a,b\n1,\xff\n", 2, "UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), 1, "UTF-8"),
        (b'a,b\n1,"' + b"x" * 140_000 + b'"\n', 2, "131,072 characters"),
    ],
)
def test_a_broken_csv_is_told(tmp_path, content, line, expected):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(BrokenLine, match=expected) as caught:
        list(read_csv(path))
    assert (caught.value.file, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}, line {line}: expected ")


def test_a_csv_known_to_be_whole_needs_no_last_line_end(tmp_path):
    (tmp_path / "t.csv").write_bytes(b'a,b\n1,2\n3,"4"')
    assert [row["b"] for row in read_csv(tmp_path / "t.csv", whole=True)] == ["2", "4"]


@pytest.mark.parametrize(
    "line, expected",
    [
        (b'{"a": ', "a whole JSON object"),
        (b"[1]", "found a list"),
        (b'{"a": NaN}', "no NaN"),
        (b'{"a": 1, "a": 2}', "every name once"),
        (b'{"a": "\xc3"}', "UTF-8"),
        (b'{"a": ' + b"[" * 100_000, "a whole JSON object"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "a whole JSON object"),
    ],
)
def test_a_broken_jsonl_is_told(tmp_path, line, expected):
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"a": 1}\n\n' + line + b"\n")
    with pytest.raises(BrokenLine, match=expected) as caught:
        list(read_jsonl(path))
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "second, expected",
    [
        ({"b": "x"}, "the columns of the first row, 'a'"),
        ({"a": 1}, "found a int"),
        ({"a": None}, "found a NoneType"),
        ({"a": "\ud800"}, "surrogate"),
        ({"a": "x" * 140_000}, "at most 131,072"),
    ],
)
def test_what_csv_cannot_hold_is_refused_and_the_old_file_kept(tmp_path, second, expected):
    source, target = tmp_path / "t.jsonl", tmp_path / "t.csv"
    target.write_text("mine")
    write_jsonl(source, [{"a": "fits"}, second])
    assert list(read_jsonl(source))[1] == second
    with pytest.raises(BrokenLine, match=expected) as caught:
        jsonl_to_csv(source, target)
    assert caught.value.line == 2
    with pytest.raises(ValueError, match=f"Row 2 .*{expected}"):
        write_csv(target, [{"a": "fits"}, second])
    assert target.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.csv", "t.jsonl"]


def test_columns_without_a_row_are_refused(tmp_path):
    (tmp_path / "t.jsonl").write_text("\n")
    with pytest.raises(BrokenLine, match="at least one row"):
        jsonl_to_csv(tmp_path / "t.jsonl", tmp_path / "t.csv")
    with pytest.raises(ValueError, match="no rows"):
        write_csv(tmp_path / "t.csv", [])


@pytest.mark.parametrize("value", [float("nan"), {1, 2}])
def test_what_json_cannot_say_is_refused(tmp_path, value):
    with pytest.raises(ValueError, match=r"Row 1 .* JSON cannot say it"):
        write_jsonl(tmp_path / "t.jsonl", [{"a": value}])
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_be_rewritten_in_place(tmp_path):
    path = tmp_path / "t"
    write_csv(path, [{"a": "x"}])
    csv_to_jsonl(path, path)
    assert json.loads(path.read_text()) == {"a": "x"}


@pytest.mark.parametrize("write, read", [(write_csv, read_csv), (write_jsonl, read_jsonl)])
def test_a_file_is_a_stream(tmp_path, write, read):
    path = tmp_path / "long"
    write(path, ({"a": f"{number} " + "x" * 1000} for number in range(5_000)))
    assert path.stat().st_size > 5_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in read(path)) == 5_000
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


def test_the_public_csvs_are_read(course_data):
    counts = {
        "bitext_support/bitext_4514_responses.csv": 4514,
        "bitext_support/bitext_6480_gpt35.csv": 6480,
        "multidogo_intents/intents.csv": 5691,
        "spambase/spambase.csv": 4601,
        "telco_churn/Telco-Customer-Churn.csv": 7043,
    }
    assert {name: sum(1 for _ in read_csv(course_data / name, whole=True)) for name in counts} == counts
