# SPDX-License-Identifier: Apache-2.0
"""LMS downloads: honest ones end where nbgrader looks, tampered ones do no harm and are told of."""

import json
import os
import stat
import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc
from typer.testing import CliRunner

from course_lib.instructor import commands_report
from course_lib.instructor.collect import collect
from course_lib.instructor.download import BadDownload, Caps, read_download

CHAPTERS = ("00-start-here", "01-two-phases")
ONE = "01-two-phases"


def notebook(word="", student=None) -> bytes:
    course = {"student": student} if student else {}
    return json.dumps({"cells": [], "metadata": {"course": course, "word": word}, "nbformat": 4}).encode()


def zipped(path: Path, files: dict[str, bytes], *, day=1) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, (2026, 3, day, 12, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return path


def laid(path: Path, **options):
    submitted = path.parent / "submitted"
    return collect(read_download(path, options.pop("caps", None)), submitted, CHAPTERS, **options)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        "01-two-phases-ann.ipynb",
        "doeann_1234_56789_01-two-phases-ann.ipynb",
        "doeann_LATE_1234_56789_01-two-phases-ann.ipynb",
        "Ann Doe_4711_assignsubmission_file/01-two-phases-ann.ipynb",
        "Ann Doe_4711_assignsubmission_file_/01-two-phases-ann.ipynb",
        "01-two-phases-ann (2).ipynb",
        "deep/er/01-two-phases-ann.ipynb",
        "Änn Doe_1_assignsubmission_file/01-two-phases-ann.ipynb",
    ],
)
def test_what_learning_platforms_call_it(tmp_path, name):
    done = laid(zipped(tmp_path / "all.zip", {name: notebook("a")}))
    assert done.laid == (("ann", ONE),)
    assert not done.left
    folder = tmp_path / "submitted" / "ann" / ONE
    assert sorted(os.listdir(folder)) == [f"{ONE}.ipynb", "timestamp.txt"]
    assert (folder / f"{ONE}.ipynb").read_bytes() == notebook("a")
    assert parse_utc((folder / "timestamp.txt").read_text().strip()) == datetime(2026, 3, 1, 12)
    assert os.listdir(tmp_path / "submitted") == ["ann"]


def test_a_folder_does_as_well_as_a_zip(tmp_path):
    path = tmp_path / "download" / "Ann Doe_4711_assignsubmission_file" / "01-two-phases-ann.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert laid(tmp_path / "download").laid == (("ann", ONE),)
    stamp = (tmp_path / "submitted" / "ann" / ONE / "timestamp.txt").read_text().strip()
    assert parse_utc(stamp) == datetime.fromtimestamp(1_700_000_000, UTC).replace(tzinfo=None)


def test_the_utc_time_in_a_zip_wins_over_the_one_without_a_zone(tmp_path):
    path = tmp_path / "all.zip"
    member = zipfile.ZipInfo("01-two-phases-ann.ipynb", (2026, 3, 1, 12, 0, 0))
    member.extra = struct.pack("<HHBi", 0x5455, 5, 1, 1_700_000_000)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, notebook())
    laid(path)
    assert "2023-11-14 22:13:20 UTC" in (tmp_path / "submitted" / "ann" / ONE / "timestamp.txt").read_text()


def test_the_id_comes_from_the_notebook_where_the_name_has_none(tmp_path):
    files = {"01-two-phases.ipynb": notebook(student="bo"), "x/01-two-phases.ipynb": notebook("nobody")}
    done = laid(zipped(tmp_path / "all.zip", files))
    assert done.laid == (("bo", ONE),)
    assert "neither its name nor the notebook tells a student's id" in done.left[0]


def test_a_second_file_of_a_student_is_told_from_a_student_with_a_number(tmp_path):
    files = {
        "a_1_2_01-two-phases-ann.ipynb": notebook("first", "ann"),
        "a_1_3_01-two-phases-ann-1.ipynb": notebook("second", "ann"),
        "b_2_4_01-two-phases-group-7.ipynb": notebook("other", "group-7"),
        "c_3_5_01-two-phases-no-id-9.ipynb": notebook("plain"),
    }
    done = laid(zipped(tmp_path / "all.zip", files))
    assert [student for student, _ in done.laid] == ["ann", "group-7", "no-id-9"]
    assert (tmp_path / "submitted" / "ann" / ONE / f"{ONE}.ipynb").read_bytes() == notebook("second", "ann")
    assert done.left == ("a_1_2_01-two-phases-ann.ipynb was left aside: ann handed in a later one.",)


def test_the_latest_of_several_and_only_the_chapter_asked_for(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for day, place in ((3, "b"), (9, "a"), (5, "c")):
            archive.writestr(
                zipfile.ZipInfo(f"{place}/01-two-phases-ann.ipynb", (2026, 3, day, 0, 0, 0)), notebook(place)
            )
        archive.writestr("00-start-here-ann.ipynb", notebook("zero"))
    done = laid(path, only=ONE)
    assert (tmp_path / "submitted" / "ann" / ONE / f"{ONE}.ipynb").read_bytes() == notebook("a")
    assert done.laid == (("ann", ONE),)
    assert len(done.left) == 2


def test_nobody_hands_in_for_somebody_else(tmp_path):
    files = {
        "doeann_1_2_01-two-phases-ann.ipynb": notebook("honest"),
        "evemal_9_8_01-two-phases-ann.ipynb": notebook("empty, to spoil it"),
        "evemal_9_9_01-two-phases-mal.ipynb": notebook("own"),
    }
    done = laid(zipped(tmp_path / "all.zip", files))
    assert done.laid == (("mal", ONE),)
    assert "handed in by 2 people (doeann_1, evemal_9), and none was taken" in done.left[0]


def test_what_is_there_is_never_lost(tmp_path):
    first = zipped(tmp_path / "1.zip", {"01-two-phases-ann.ipynb": notebook("first")}, day=1)
    second = zipped(tmp_path / "2.zip", {"01-two-phases-ann.ipynb": notebook("second")}, day=2)
    third = zipped(tmp_path / "3.zip", {"01-two-phases-ann.ipynb": notebook("third")}, day=3)
    folder = tmp_path / "submitted" / "ann"
    laid(first)
    (folder / ONE / "data.csv").write_text("beside it")
    assert "kept as" in laid(second).kept[0]
    laid(third)
    assert sorted(os.listdir(folder)) == [ONE, f"{ONE}.1", f"{ONE}.2"]
    assert (folder / f"{ONE}.1" / f"{ONE}.ipynb").read_bytes() == notebook("first")
    assert (folder / f"{ONE}.1" / "data.csv").read_text() == "beside it"
    assert laid(third).same == 1
    before = everything(folder)
    again = laid(first)
    assert "is later" in again.left[0]
    assert everything(folder) == before


@pytest.mark.parametrize(
    "name, why",
    [
        ("../../01-two-phases-mal.ipynb", "leads out"),
        ("/etc/01-two-phases-mal.ipynb", "leads out"),
        ("C:/01-two-phases-mal.ipynb", "leads out"),
        ("a/../../01-two-phases-mal.ipynb", "leads out"),
        ("a\\..\\01-two-phases-mal.ipynb", "Windows separators"),
        ("a\n/01-two-phases-mal.ipynb", "control characters"),
        ("01-two-phases-mal.zip", "archive inside"),
        ("01-two-phases-mal.tar.gz", "archive inside"),
        ("x" * 1200 + "01-two-phases-mal.ipynb", "longer than"),
        ("01-two-phases-..ipynb", "tells no chapter and student"),
        ("01-two-phases-mal;rm.ipynb", "holds more than a student's id"),
        ("01-two-phases-" + "m" * 65 + ".ipynb", "tells a student's id"),
        ("essay.ipynb", "tells no chapter"),
    ],
)
def test_odd_names_do_no_harm_and_stop_nobody(tmp_path, name, why):
    path = zipped(tmp_path / "all.zip", {name: notebook(), "01-two-phases-ann.ipynb": notebook()})
    before = set(everything(tmp_path))
    done = laid(path)
    assert done.laid == (("ann", ONE),)
    assert len(done.left) == 1
    assert why in done.left[0]
    assert done.left[0].isprintable()
    new = set(everything(tmp_path)) - before
    assert new == {f"submitted/ann/{ONE}/{ONE}.ipynb", f"submitted/ann/{ONE}/timestamp.txt"}


def test_names_that_are_not_utf8(tmp_path):
    path = zipped(
        tmp_path / "all.zip", {"XX_1_2_01-two-phases-mal.ipynb": notebook(), "01-two-phases-ann.ipynb": notebook()}
    )
    path.write_bytes(path.read_bytes().replace(b"XX_1_2", b"\xe4\xff_1_2"))
    done = laid(path)
    assert done.laid == (("ann", ONE),)
    assert "not in UTF-8" in done.left[0]
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / os.fsdecode(b"\xe4_1_2_01-two-phases-mal.ipynb")).write_bytes(notebook())
    assert "not in UTF-8" in laid(folder).left[0]
    # a name that is said to be UTF-8 and is not spoils the whole list
    path = zipped(tmp_path / "b.zip", {"éé_01-two-phases-mal.ipynb": notebook()})
    path.write_bytes(path.read_bytes().replace("éé".encode(), b"\xff\xff\xff\xff"))
    with pytest.raises(BadDownload, match="cannot be read as a zip"):
        laid(path)


def test_links_and_devices_are_not_followed(tmp_path):
    (tmp_path / "secret.ipynb").write_bytes(notebook("secret"))
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, kind in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO)):
            member = zipfile.ZipInfo(f"{name}/01-two-phases-mal.ipynb")
            member.external_attr = (kind | 0o777) << 16
            archive.writestr(member, str(tmp_path / "secret.ipynb"))
    done = laid(path)
    assert not done.laid
    assert ["link to another file" in done.left[0], "no plain file" in done.left[1]] == [True, True]
    folder = tmp_path / "download"
    (folder / "inner").mkdir(parents=True)
    (folder / "01-two-phases-mal.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "inner" / "01-two-phases-mal.ipynb")
    done = laid(folder)
    assert not done.laid
    assert len(done.left) == 3


def test_a_submission_folder_that_is_a_link_is_not_written_through(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted" / "ann").symlink_to(tmp_path / "elsewhere")
    done = laid(zipped(tmp_path / "all.zip", {"01-two-phases-ann.ipynb": notebook()}))
    assert "link to somewhere else" in done.left[0]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_bombs_are_refused_by_size_count_and_ratio(tmp_path):
    honest = {"01-two-phases-ann.ipynb": notebook()}
    bomb = zipped(tmp_path / "ratio.zip", {"01-two-phases-mal.ipynb": b" " * (2 << 20)} | honest)
    done = laid(bomb)
    assert done.laid == (("ann", ONE),)
    assert "more than 100 times its size" in done.left[0]
    big = zipped(tmp_path / "big.zip", {"01-two-phases-bob.ipynb": os.urandom(3000)} | honest)
    assert "larger than" in laid(big, caps=Caps(file_bytes=2000)).left[0]
    with pytest.raises(BadDownload, match="more than 3: collect it in parts"):
        laid(zipped(tmp_path / "many.zip", {f"{n}.txt": b"" for n in range(4)}), caps=Caps(files=3))
    whole = zipped(tmp_path / "total.zip", {f"01-two-phases-s{n}.ipynb": os.urandom(900) for n in range(4)})
    with pytest.raises(BadDownload, match="holds more than"):
        laid(whole, caps=Caps(total_bytes=2000))
    assert not [name for name in os.listdir(tmp_path / "submitted") if name.startswith(".")]


def test_a_header_that_lies_about_the_size_gains_nothing(tmp_path):
    path = zipped(
        tmp_path / "lie.zip", {"01-two-phases-mal.ipynb": b"0" * 500_000, "01-two-phases-ann.ipynb": notebook()}
    )
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 500_000), struct.pack("<I", 100)))
    done = laid(path)
    assert done.laid == (("ann", ONE),)
    assert "damaged" in done.left[0]


def test_locked_and_damaged_members_stop_nobody(tmp_path):
    path = zipped(
        tmp_path / "all.zip", {"01-two-phases-mal.ipynb": notebook("x"), "01-two-phases-ann.ipynb": notebook()}
    )
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x03\x04") + 14] ^= 0xFF  # the checksum, where it begins and in the list at the end
    raw[raw.index(b"PK\x01\x02") + 16] ^= 0xFF
    path.write_bytes(raw)
    assert "damaged" in laid(path).left[0]
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "password" in laid(path).left[0]


def test_rubbish_is_told_in_one_sentence(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"this is no zip")
    with pytest.raises(BadDownload, match="cannot be read as a zip: download it once more"):
        laid(tmp_path / "no.zip")
    with pytest.raises(BadDownload, match="is not there"):
        laid(tmp_path / "nothing")


def test_a_deep_or_broken_notebook_is_still_collected(tmp_path):
    files = {
        "01-two-phases-a.ipynb": b"[" * 100_000,
        "01-two-phases-b.ipynb": b"\xff\xfe",
        "01-two-phases-c.ipynb": b"",
    }
    assert [student for student, _ in laid(zipped(tmp_path / "all.zip", files)).laid] == ["a", "b", "c"]


def test_the_command(course, tmp_path, monkeypatch):
    monkeypatch.chdir(course)
    files = {"01-two-phases-ann.ipynb": notebook(), "notes.txt": b"", "02-no-such-ann.ipynb": notebook()}
    files["__MACOSX/._01-two-phases-ann.ipynb"] = b"junk"
    path = zipped(tmp_path / "all.zip", files)
    said = CliRunner().invoke(commands_report.app, ["collect", str(path), "--submitted", str(tmp_path / "in")])
    assert said.exit_code == 0, said.output
    assert "1 submission was laid" in said.output
    assert "1 file is no notebook and left aside: notes.txt" in said.output
    assert "MACOSX" not in said.output
    assert (tmp_path / "in" / "ann" / ONE / f"{ONE}.ipynb").is_file()
    said = CliRunner().invoke(commands_report.app, ["collect", str(tmp_path / "no")])
    assert said.exit_code == 1
    assert said.output.count("\n") == 1
