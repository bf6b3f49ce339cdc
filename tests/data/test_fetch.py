# SPDX-License-Identifier: Apache-2.0
"""A server of our own that cuts, ignores ranges and lies; what is fetched is whole and right, or told in a sentence."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib import data
from course_lib.cli import app
from course_lib.data import DataUnavailable, fetch_set, messages, public
from course_lib.data.fetch import fetch_file
from course_lib.data.public import PublicFile

CONTENT = bytes(range(256)) * 800
OTHER = CONTENT[::-1]


class Publisher:
    """What it sends, and how; `asked` holds the Range of each request."""

    def __init__(self):
        self.content, self.cut, self.ranges, self.status, self.shift = CONTENT, None, True, None, 0
        self.asked, self.length, self.speak = [], True, threading.Event()
        self.speak.set()

    def answer(self, request):
        self.asked.append(request.headers.get("Range"))
        start = 0
        if self.status:
            request.send_error(self.status)
            return
        if self.ranges and request.headers.get("Range"):
            start = int(request.headers["Range"].removeprefix("bytes=").rstrip("-")) + self.shift
            if start >= len(self.content):
                request.send_error(416)
                return
            request.send_response(206)
            request.send_header("Content-Range", f"bytes {start}-{len(self.content) - 1}/{len(self.content)}")
        else:
            request.send_response(200)
        if self.length:
            request.send_header("Content-Length", str(len(self.content) - start))
        request.end_headers()
        request.wfile.flush()
        self.speak.wait(60)
        request.wfile.write(self.content[start : len(self.content) if self.cut is None else start + self.cut])


@pytest.fixture
def publisher(monkeypatch):
    there = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            there.answer(self)

        def log_message(self, *arguments):
            pass

    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    there.url = f"http://127.0.0.1:{server.server_port}/file.bin"
    yield there
    server.shutdown()
    server.server_close()


@pytest.fixture
def wanted(publisher):
    return PublicFile("file.bin", None, len(CONTENT), hashlib.sha256(CONTENT).hexdigest(), publisher.url)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "set" / "file.bin"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    monkeypatch.delenv("COURSE_DATA", raising=False)
    return tmp_path / "data"


def part(path, content):
    path.parent.mkdir(exist_ok=True)
    path.with_name("file.bin.part").write_bytes(content)


def names(folder):
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))


def test_a_file_comes_whole_and_tells_how_far_it_is(publisher, wanted, path):
    told = []
    fetch_file(wanted, path, tell=lambda *now: told.append(now))
    assert path.read_bytes() == CONTENT
    assert names(path.parent) == ["file.bin"]
    assert told[-1] == ("file.bin", len(CONTENT), len(CONTENT))
    assert [here for _, here, _ in told] == sorted({here for _, here, _ in told})
    fetch_file(wanted, path)
    assert publisher.asked == [None]  # what is here is not asked for


def test_what_was_cut_goes_on_where_it_stopped(publisher, wanted, path):
    publisher.cut = 50_000
    with pytest.raises(DataUnavailable, match=r"50,000 of 204,800 bytes are kept, and it goes on from there"):
        fetch_file(wanted, path)
    assert names(path.parent) == ["file.bin.part"]
    with pytest.raises(DataUnavailable, match=r"100,000 of 204,800 bytes"):
        fetch_file(wanted, path)
    publisher.cut = None
    fetch_file(wanted, path)
    assert path.read_bytes() == CONTENT
    assert names(path.parent) == ["file.bin"]
    assert publisher.asked == [None, "bytes=50000-", "bytes=100000-"]


def test_a_cut_without_a_stated_length_is_seen(publisher, wanted, path):
    publisher.length, publisher.cut = False, 50_000
    for here in ("50,000", "100,000"):
        with pytest.raises(DataUnavailable, match=rf"the connection was cut; {here} of"):
            fetch_file(wanted, path)


def test_a_server_without_ranges_starts_over(publisher, wanted, path):
    part(path, CONTENT[:70_000])
    publisher.ranges = False
    fetch_file(wanted, path)
    assert path.read_bytes() == CONTENT
    assert publisher.asked == ["bytes=70000-"]


@pytest.mark.parametrize(
    "kept, asked",
    [
        (OTHER[:70_000], ["bytes=70000-", None]),
        (OTHER, [None]),
        (CONTENT + b"more", [None]),
        (CONTENT, []),
        (b"", [None]),
    ],
    ids=["other", "other and whole", "too long", "right and whole", "empty"],
)
def test_a_part_of_something_else_is_thrown_away(publisher, wanted, path, kept, asked):
    part(path, kept)
    fetch_file(wanted, path)
    assert path.read_bytes() == CONTENT
    assert names(path.parent) == ["file.bin"]
    assert publisher.asked == asked


def test_a_range_that_begins_elsewhere_is_not_appended(publisher, wanted, path):
    part(path, CONTENT[:70_000])
    publisher.shift = 5
    fetch_file(wanted, path)
    assert path.read_bytes() == CONTENT


def test_a_shorter_file_there_than_the_part_here(publisher, wanted, path):
    part(path, CONTENT[:70_000])
    publisher.content = CONTENT[:10]  # 416 to the range, and then not the file
    with pytest.raises(DataUnavailable, match=r"10 bytes instead of 204,800"):
        fetch_file(wanted, path)
    assert publisher.asked == ["bytes=70000-", None]


@pytest.mark.parametrize("length", [True, False])
@pytest.mark.parametrize("sent", [OTHER, CONTENT + b"more"], ids=["other", "longer"])
def test_wrong_bytes_are_told_and_take_nothing_away(publisher, wanted, path, sent, length):
    path.parent.mkdir()
    path.write_bytes(b"what was there")
    (path.parent / "another.bin").write_bytes(CONTENT)
    publisher.content, publisher.length = sent, length
    for _ in range(2):
        with pytest.raises(DataUnavailable, match=r"not the published file .*what you had is as it was\.$"):
            fetch_file(wanted, path)
        assert path.read_bytes() == b"what was there"
        assert names(path.parent) == ["another.bin", "file.bin"]
        assert (path.parent / "another.bin").read_bytes() == CONTENT
    publisher.content = CONTENT
    fetch_file(wanted, path)
    assert path.read_bytes() == CONTENT


def test_of_an_endless_file_no_more_is_taken_than_it_should_have(publisher, wanted, path, monkeypatch):
    publisher.content, publisher.length = CONTENT * 100, False
    sizes, check = [], public.is_published

    def is_published(file, at):
        sizes.append(at.stat().st_size if at.exists() else 0)
        return check(file, at)

    monkeypatch.setattr(public, "is_published", is_published)
    with pytest.raises(DataUnavailable, match="its SHA-256 differs"):
        fetch_file(wanted, path)
    assert len(CONTENT) < max(sizes) < 2 * len(CONTENT)


@pytest.mark.parametrize("status, remedy", [(404, "its address may have changed"), (503, "try again later")])
def test_a_refusal_is_told_and_the_part_is_kept(publisher, wanted, path, status, remedy):
    part(path, CONTENT[:70_000])
    publisher.status = status
    with pytest.raises(DataUnavailable, match=f"answered {status}; {remedy}"):
        fetch_file(wanted, path)
    assert path.with_name("file.bin.part").read_bytes() == CONTENT[:70_000]


def test_nobody_there(publisher, wanted, path):
    away = replace(wanted, url="http://127.0.0.1:1/file.bin")
    with pytest.raises(DataUnavailable, match=r"^file\.bin .*\(ConnectError; nothing had come\): go online and .*\.$"):
        fetch_file(away, path)


def test_one_that_falls_silent(publisher, wanted, path, monkeypatch):
    part(path, CONTENT[:70_000])
    monkeypatch.setattr(data.fetch, "SILENCE", 0.1)
    publisher.speak.clear()
    with pytest.raises(DataUnavailable, match=r"\(ReadTimeout; 70,000 of 204,800 bytes are kept"):
        fetch_file(wanted, path)
    publisher.speak.set()


def test_a_proxy_that_cannot_be_used_is_told(wanted, path, monkeypatch):
    monkeypatch.delenv("no_proxy")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", "nonsense://127.0.0.1:1")
    with pytest.raises(DataUnavailable, match="could not be fetched"):
        fetch_file(wanted, path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not here: run this on Linux")
def test_a_full_disk_is_told(wanted, path):
    path.parent.mkdir()
    path.with_name("file.bin.part").symlink_to("/dev/full")
    with pytest.raises(DataUnavailable, match=r"^The disk is full: make room for the 0\.20 MB that file\.bin needs"):
        fetch_file(wanted, path)


def test_a_folder_that_cannot_be_made_is_told(wanted, path):
    path.parent.write_text("a file")
    with pytest.raises(DataUnavailable, match=r"^file\.bin cannot be kept in .* \(file exists\)\.$"):
        fetch_file(wanted, path)


def test_two_at_once_fetch_once(publisher, wanted, path):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: fetch_file(wanted, path), range(4)))
    assert path.read_bytes() == CONTENT
    assert publisher.asked == [None]


def test_a_set_of_two_files_lacks_one(publisher, wanted, cache, monkeypatch):
    two = replace(public.SETS[0], name="two", files=(wanted, replace(wanted, name="other.bin")))
    (cache / "two").mkdir(parents=True)
    (cache / "two" / "file.bin").write_bytes(CONTENT)
    assert fetch_set(two) == cache / "two" == public.find(two)
    assert publisher.asked == [None]


@pytest.fixture
def course(wanted, cache, monkeypatch):
    """The command, on a machine whose registry knows one set that can be fetched and one that cannot."""
    offered = replace(public.SETS[0], name="offered", files=(wanted,))
    by_hand = replace(offered, name="by_hand", files=(replace(wanted, url=None),), by_hand="a friend has it")
    monkeypatch.setattr(public, "SETS", (offered, by_hand))

    def run(*words):
        told = CliRunner().invoke(app, ["data", *words])
        assert told.exception is None or isinstance(told.exception, SystemExit)
        return told.exit_code, told.stdout

    return run


def test_the_command_fetches_and_tells_whose_it_is(course, cache):
    code, told = course("fetch", "offered")
    assert (code, (cache / "offered" / "file.bin").read_bytes()) == (0, CONTENT)
    assert told.startswith(f"offered is now in {cache / 'offered'}.\nLicence CC BY 4.0; name its authors: Almeida")
    assert course("fetch", "offered")[1].startswith("offered is already in ")


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("iris", "There is no public data set 'iris': there are offered, by_hand.\n"),
        ("by_hand", "Nobody offers by_hand in this form (a friend has it): put file.bin into "),
    ],
)
def test_the_command_says_in_one_sentence_what_it_cannot_fetch(course, name, sentence):
    code, told = course("fetch", name)
    assert code == 1 and told.startswith(sentence) and told.count("\n") == 1


def test_the_command_goes_on_after_a_cut(course, cache, publisher):
    publisher.cut = 50_000
    code, told = course("fetch", "offered")
    assert code == 1 and "50,000 of 204,800 bytes are kept" in told and told.count("\n") == 1
    publisher.cut = None
    assert course("fetch", "offered")[0] == 0
    assert publisher.asked == [None, "bytes=50000-"]


def test_sms_is_fetched_in_the_same_way(publisher, cache, monkeypatch):
    content = b"Label\tSMS\nham\tsee you\nspam\twin now\n"
    publisher.content = content
    file = PublicFile("sms.tsv", 2, len(content), hashlib.sha256(content).hexdigest(), publisher.url)
    monkeypatch.setattr(messages, "_SMS", replace(messages._SMS, files=(file,)))
    monkeypatch.setattr(messages, "_offline", threading.Event())
    publisher.cut = 20
    with pytest.raises(DataUnavailable, match="go online"):
        data.sms(wait=60)
    publisher.cut = None
    assert data.sms(wait=60).labels.tolist() == [0, 1]
    assert publisher.asked == [None, "bytes=20-"]
    publisher.status = 503
    assert len(data.sms(wait=60)) == 2
