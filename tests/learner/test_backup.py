# SPDX-License-Identifier: Apache-2.0
"""Backup and restore: everything comes back, nothing is overwritten, and no foreign zip gets in."""

import base64
import datetime
import io
import json
import stat
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.learner import backup, backup_buttons
from course_lib.learner.backup import MARKER, BackupError, back_up, restore
from course_lib.learner.work import lay_out


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def planted(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], marker: bool = True) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        if marker:
            archive.writestr(MARKER, "{}")
        for name, content in entries:
            archive.writestr(name, content)
    return path


NOW = datetime.datetime(2026, 1, 2)
NAMES = st.from_regex(r"[A-Za-zäЖ0-9 ._-]{1,12}", fullmatch=True).filter(
    lambda n: set(n) != {"."} and not n.lower().endswith(".part") and n == n.strip()
)
FILES = st.dictionaries(st.tuples(NAMES, NAMES).map(lambda pair: f"d-{pair[0]}/{pair[1]}.x"), st.binary(max_size=200))


@settings(max_examples=60, deadline=None)
@given(FILES.filter(bool), FILES)
def test_round_trip(files, others):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        work = fill(root / "work", files)
        saved = back_up(work, root / "a.zip")
        assert saved.path.read_bytes() == back_up(work, root / "b.zip").path.read_bytes()
        # into an empty folder: the very same files
        restore(saved.path, root / "new")
        assert contents(root / "new") == files
        # over other work: every file of the learner's is as it was, every file of the backup's is somewhere
        there = contents(fill(root / "full", others))
        restore(saved.path, root / "full")
        after = contents(root / "full")
        assert there.items() <= after.items() and set(files.values()) <= set(after.values())
        # once more changes nothing
        assert not restore(saved.path, root / "full").laid and contents(root / "full") == after
        assert not [path for path in root.rglob("*") if ".restore-" in path.name or path.suffix == ".part"]


def test_what_a_backup_leaves_out(tmp_path):
    work = fill(
        tmp_path / "work",
        {
            "01-a/01-a.ipynb": b"mine",
            "01-a/.ipynb_checkpoints/01-a-checkpoint.ipynb": b"old",
            "01-a/01-a.ipynb.part": b"half",
            "backup-20260102-030405.zip": b"an earlier backup",
        },
    )
    (work / "secret").symlink_to(tmp_path)
    (work / "01-a" / "link.txt").symlink_to("/etc/hostname")
    saved = back_up(work, tmp_path / "b.zip")
    assert zipfile.ZipFile(saved.path).namelist() == [MARKER, "work/01-a/01-a.ipynb"]
    assert (saved.files, saved.links) == (1, ("01-a/link.txt", "secret"))


def test_a_different_file_is_kept_and_the_restored_one_lies_beside_it(tmp_path):
    work = fill(tmp_path / "work", {"01-a/01-a.ipynb": b"from the backup", "01-a/same.txt": b"same"})
    saved = back_up(work, tmp_path / "b.zip").path
    fill(work, {"01-a/01-a.ipynb": b"newer work", "01-a/01-a.restored.ipynb": b"from another backup"})
    done = restore(saved, work)
    assert (done.laid, done.same, done.beside) == ((), ("01-a/same.txt",), ("01-a/01-a.restored2.ipynb",))
    assert contents(work) == {
        "01-a/01-a.ipynb": b"newer work",
        "01-a/01-a.restored.ipynb": b"from another backup",
        "01-a/01-a.restored2.ipynb": b"from the backup",
        "01-a/same.txt": b"same",
    }
    assert "as you left them" in done.sentence() and "01-a/01-a.restored2.ipynb" in done.sentence()


def test_an_untouched_chapter_gives_way_and_no_newer_edition_is_laid_for_nothing(tmp_path):
    """What happens on Binder: the chapters are laid out anew, then the learner restores."""
    notebooks = fill(tmp_path / "notebooks", {"01-a/01-a.ipynb": b"released"})
    work = tmp_path / "work"
    lay_out(notebooks, work)
    fill(work, {"01-a/01-a.ipynb": b"mine"})
    saved = back_up(work, tmp_path / "b.zip").path
    for fresh in (tmp_path / "laid out" / "work", tmp_path / "empty" / "work"):
        if fresh.parent.name == "laid out":
            lay_out(notebooks, fresh)
        assert restore(saved, fresh).laid == ("01-a/01-a.ipynb",)
        assert (fresh / "01-a/01-a.ipynb").read_bytes() == b"mine"
        assert lay_out(notebooks, fresh) == []


def test_a_record_in_a_zip_cannot_pass_the_learners_work_off_as_untouched(tmp_path):
    work = fill(tmp_path / "work", {"01-a/01-a.ipynb": b"mine"})
    record = json.dumps({"01-a/01-a.ipynb": backup._file_digest(work / "01-a/01-a.ipynb")}).encode()
    evil = planted(tmp_path / "evil.zip", ("work/01-a/01-a.ipynb", b"theirs"), ("work/.editions.json", record))
    assert restore(evil, work).beside == ("01-a/01-a.restored.ipynb",)
    assert restore(evil, work).same == ("01-a/01-a.ipynb",)
    lay_out(fill(tmp_path / "notebooks", {"01-a/01-a.ipynb": b"released"}), work)
    assert (work / "01-a/01-a.ipynb").read_bytes() == b"mine"


OUTSIDE = [
    "../evil",
    "work/../evil",
    "/etc/evil",
    "evil",
    "work",
    "work/",
    "work//evil",
    "work/./evil",
    "work/a/../../evil",
]
WINDOWS = ["work/..\\..\\evil", "work/C:/evil", "work/C:evil", "work/\\\\host\\evil", "work/\nevil"]


@pytest.mark.parametrize("name", OUTSIDE + WINDOWS)
def test_a_place_outside_is_refused_and_nothing_restored(tmp_path, name):
    evil = planted(tmp_path / "evil.zip", ("work/good", b"good"), (name, b"evil"))
    with pytest.raises(BackupError, match="outside work/.*nothing was restored"):
        restore(evil, tmp_path / "w" / "work")
    assert contents(tmp_path / "w") == {} and not (tmp_path / "evil").exists()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file_is_refused(tmp_path, kind):
    entry = zipfile.ZipInfo("work/evil")
    entry.external_attr = (kind | 0o777) << 16
    with pytest.raises(BackupError, match="a link"):
        restore(planted(tmp_path / "evil.zip", (entry, b"/etc")), tmp_path / "work")
    assert contents(tmp_path / "work") == {}


def test_a_link_of_the_learners_own_is_not_followed_out(tmp_path):
    outside, work = tmp_path / "outside", tmp_path / "work"
    outside.mkdir(), work.mkdir()
    (work / "01-a").symlink_to(outside)
    with pytest.raises(BackupError, match="in the way"):
        restore(planted(tmp_path / "b.zip", ("work/01-a/x", b"1")), work)
    assert contents(outside) == {}


def test_a_file_where_the_backup_has_a_folder(tmp_path):
    work = fill(tmp_path / "work", {"01-a": b"a file"})
    with pytest.raises(BackupError, match="rename it"):
        restore(planted(tmp_path / "b.zip", ("work/00", b"0"), ("work/01-a/x", b"1")), work)
    assert contents(work) == {"01-a": b"a file"}
    (work / "00").mkdir()
    (work / "01-a").unlink()
    assert restore(tmp_path / "b.zip", work).beside == ("00.restored",)


def test_a_bomb_is_refused_by_its_header(tmp_path, monkeypatch):
    bomb = planted(tmp_path / "bomb.zip", ("work/zeros", b"0"))
    content = bytearray(bomb.read_bytes())
    at = content.rindex(b"PK\x01\x02")  # the directory's last entry: its stated size
    content[at + 24 : at + 28] = (2**31).to_bytes(4, "little")
    bomb.write_bytes(content)
    with pytest.raises(BackupError, match="unpacks to more than 10000 files or 500 MB"):
        restore(bomb, tmp_path / "work")
    monkeypatch.setattr(backup, "MOST_FILES", 3)
    with pytest.raises(BackupError, match="more than 3 files"):
        restore(planted(tmp_path / "many.zip", *((f"work/{n}", b"") for n in range(4))), tmp_path / "work")
    assert contents(tmp_path / "work") == {}


def test_a_header_that_states_less_than_there_is(tmp_path):
    work = fill(tmp_path / "work", {"zeros": bytes(1_000_000)})
    bomb = back_up(work, tmp_path / "bomb.zip").path
    content = bytearray(bomb.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    bomb.write_bytes(content)
    with pytest.raises(BackupError):
        restore(bomb, tmp_path / "new")
    assert contents(tmp_path / "new") == {}


def test_foreign_doubled_damaged_and_no_zips(tmp_path):
    work = tmp_path / "new"
    with pytest.raises(BackupError, match="no backup of this course"):
        restore(planted(tmp_path / "a.zip", ("work/x", b"1"), marker=False), work)
    with pytest.warns(UserWarning), pytest.raises(BackupError, match="doubled"):
        restore(planted(tmp_path / "b.zip", ("work/x", b"1"), ("work/x", b"2")), work)
    with pytest.raises(BackupError, match="no whole zip"):
        restore(io.BytesIO(b"PK no zip at all"), work)
    good = back_up(fill(tmp_path / "work", {"x": b"1234567890" * 9}), tmp_path / "c.zip").path.read_bytes()
    for broken in (good[:-30], good[: len(good) // 2], good.replace(b"work/x", b"work/y", 1), b""):
        with pytest.raises(BackupError):
            restore(io.BytesIO(broken), work)
    assert contents(work) == {}


@pytest.mark.parametrize("change", [0x01, 0x80, 0xFF])
def test_any_changed_byte_restores_the_truth_or_nothing(tmp_path, change):
    files = {"01-a/01-a.ipynb": b"some work, " * 20, "x": b"y"}
    whole = back_up(fill(tmp_path / "work", files), tmp_path / "b.zip").path.read_bytes()
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] ^= change
        damaged = tmp_path / "damaged.zip"
        damaged.write_bytes(content)
        # a file on disk and an upload in memory fail in different ways
        for number, source in enumerate([damaged, io.BytesIO(content)]):
            new = tmp_path / f"new-{place}-{number}"
            try:
                restore(source, new)
            except BackupError:
                assert contents(new) == {}
            else:
                # a name may have changed with the header's byte; what was restored is whole
                assert set(contents(new).values()) <= set(files.values())


def test_a_kill_in_the_middle_leaves_no_half_zip(tmp_path):
    work = fill(tmp_path / "work", {f"{n}": b"x" * 1000 for n in range(5)})
    script = f"""
        import os, shutil
        from pathlib import Path
        from course_lib.learner import backup, backup_buttons
        copied = []
        def copy(source, into):
            into.write(source.read()[:500])
            copied.append(1)
            if len(copied) == 3:
                os.kill(os.getpid(), 9)
        backup.shutil.copyfileobj = copy
        backup.back_up(Path({str(work)!r}), Path({str(tmp_path / "b.zip")!r}))
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False).returncode == -9
    assert not (tmp_path / "b.zip").exists()
    back_up(work, tmp_path / "b.zip")
    assert restore(tmp_path / "b.zip", tmp_path / "new").laid and contents(tmp_path / "new") == contents(work)
    assert not list(tmp_path.glob("*.part"))


def test_what_cannot_be_backed_up_is_told(tmp_path, monkeypatch):
    with pytest.raises(BackupError, match="no work to back up"):
        back_up(tmp_path / "work", tmp_path / "b.zip")
    work = fill(tmp_path / "work", {"x": b"12345"})
    (tmp_path / "b.zip").write_bytes(b"an older one")
    with pytest.raises(BackupError, match="stays as it is"):
        back_up(work, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == b"an older one"
    monkeypatch.setattr(backup, "MOST_BYTES", 4)
    with pytest.raises(BackupError, match="move large data"):
        back_up(work, tmp_path / "c.zip")
    monkeypatch.undo()
    fill(work, {"a\\b": b""})
    with pytest.raises(BackupError, match="rename it"):
        back_up(work, tmp_path / "c.zip")
    assert not (tmp_path / "c.zip").exists()


def test_the_commands(project, course, monkeypatch):
    monkeypatch.setattr("time.strftime", lambda _: "20260102-030405")
    status, said = course("backup")
    assert status == 1 and "`course work`" in said
    fill(project / "work", {"01-a/01-a.ipynb": b"mine"})
    status, said = course("backup")
    assert status == 0 and said.startswith("backup-20260102-030405.zip holds 1 files")
    fill(project / "work", {"01-a/01-a.ipynb": b"newer"})
    status, said = course("restore", "backup-20260102-030405.zip")
    assert status == 0 and "beside them as 01-a/01-a.restored.ipynb" in said
    status, said = course("restore", "nothing.zip")
    assert status == 1 and said == "nothing.zip: no such file or directory. What you had is as it was.\n"
    status, said = course("backup", "no/such/folder/b.zip")
    assert status == 1 and "no such file or directory" in said


def test_the_buttons_speak_and_work(tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    boxes = []
    real = backup_buttons.ipywidgets.VBox
    monkeypatch.setattr(backup_buttons.ipywidgets, "VBox", lambda children: boxes.append(children) or real(children))
    work = fill(tmp_path / "work", {"x": b"mine"})
    backup_buttons.buttons(work)
    assert "course backup" in shown[0]["text/plain"] and "course restore FILE" in shown[0]["text/html"]
    (controls, told) = boxes[0]
    make, choose = controls.children
    assert (make.description, choose.description) == ("Make a backup of all my work", "Restore a backup")
    make.click()
    assert 'role="status"' in told.value and 'download="backup-' in told.value
    packed = told.value.split("base64,")[1].split('"')[0]
    (work / "x").unlink()
    choose.value = (
        {"name": "b.zip", "type": "", "size": 1, "content": base64.b64decode(packed), "last_modified": NOW},
    )
    assert (work / "x").read_bytes() == b"mine" and "Files restored: 1" in told.value
    assert choose.value == ()
    choose.value = ({"name": "b.zip", "type": "", "size": 1, "content": b"<b>no", "last_modified": NOW},)
    assert "no whole zip" in told.value
    monkeypatch.setattr(backup_buttons, "MOST_IN_A_LINK", 10)
    make.click()
    assert "list of files" in told.value and len(list(work.glob("backup-*.zip"))) == 1
