# SPDX-License-Identifier: Apache-2.0
"""One answer for each row, in order, whole after any kill; and a run that is not the same one is refused."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.artifact import ArtifactError, freeze, load
from course_lib.data import BrokenLine, read_jsonl
from course_lib.inference import Predictor
from course_lib.inference.batch import ScoreError, score_file, score_many
from course_lib.inference.lines import LONGEST, blocks
from course_lib.inference.lock import locked
from course_lib.models import bag_of_words, table_network
from course_lib.models.model import BAG_OF_WORDS, TABLE_NETWORK, Model
from course_lib.preprocess import fit_table, fit_text

WORDS = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200)]


def text_model(names):
    preprocess = fit_text([" ".join(WORDS)])
    params = bag_of_words.init(preprocess.size, len(names), seed=5)
    large = {name: np.asarray(value * 300) for name, value in params.items()}
    return Model(BAG_OF_WORDS, large, preprocess, {"label": names})


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """The folders of a model of two labels, of three, and of a table."""
    root = tmp_path_factory.mktemp("models")
    table = fit_table({"x": [0.0, 1.0], "c": ["a", "b"]}, numeric=["x"], categorical=["c"])
    params = table_network.init(1, {"c": 2}, {"label": 2}, seed=1)
    return {
        "two": freeze(text_model(("ham", "spam")), root, "two", threshold=0.3),
        "three": freeze(text_model(("a", "b", "c")), root, "three"),
        "table": freeze(Model(TABLE_NETWORK, params, table, {"label": ("no", "yes")}), root, "table"),
    }


def texts(count, seed=0):
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, rng.integers(0, 12))) for _ in range(count)]


def write(path, count, *, broken=0, seed=0):
    """Rows with a number, and every so many lines one that is broken."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts(count, seed)):
            if broken and number % broken == broken - 1:
                file.write('{"text": \n')
            file.write(json.dumps({"n": number, "text": text}) + "\n")
    return path


def rows(path):
    return list(read_jsonl(path))


def all_files(folder):
    """What a run leaves in its folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_row_is_kept_and_answered_as_the_predictor_does(models, tmp_path):
    source = write(tmp_path / "in.jsonl", 300)
    done = score_file(models["two"], source, tmp_path / "out.jsonl", batch=64)
    predictor, found = Predictor.from_artifact(load(models["two"])), rows(tmp_path / "out.jsonl")
    given_ = [row["text"] for row in rows(source)]
    assert [{"n": row["n"], "text": row["text"]} for row in found] == rows(source)
    assert [row["label"] for row in found] == predictor.predict(given_)
    np.testing.assert_allclose([row["probability"] for row in found], predictor.probabilities(given_), atol=2e-6)
    assert {row["model"] for row in found} == {"two_v1"}
    assert (done.rows, done.broken, done.already) == (300, 0, 0)
    assert not done.errors.exists()


def test_three_labels_have_three_probabilities(models, tmp_path):
    source = write(tmp_path / "in.jsonl", 20)
    score_file(models["three"], source, tmp_path / "out.jsonl")
    for row in rows(tmp_path / "out.jsonl"):
        assert row["label"] == max(row["probabilities"], key=row["probabilities"].get)
        assert sum(row["probabilities"].values()) == pytest.approx(1, abs=1e-5)


def test_a_table_is_scored_from_csv_and_from_jsonl(models, tmp_path):
    (tmp_path / "in.csv").write_text("id,x,c\n1,0.5,a\n2,,b\n3,1e2,never seen\n4,many,a\n")
    (tmp_path / "in.jsonl").write_text(
        '{"x": 0.5, "c": "a"}\n{"x": null, "c": "b"}\n{"x": 100, "c": "z"}\n{"c": "z"}\n'
    )
    done = score_file(models["table"], tmp_path / "in.csv", tmp_path / "a.jsonl")
    score_file(models["table"], tmp_path / "in.jsonl", tmp_path / "b.jsonl")
    a, b = rows(tmp_path / "a.jsonl"), rows(tmp_path / "b.jsonl")
    assert [row["probability"] for row in a] == [row["probability"] for row in b]
    assert [row["id"] for row in a] == ["1", "2", "3"]
    assert rows(done.errors) == [{"row": 4, "reason": "the column 'x' must be a number or null, got 'many'"}]
    assert rows(tmp_path / "b.errors.jsonl") == [{"line": 4, "reason": "there is no column 'x'"}]


def test_rows_without_an_answer_are_told_with_their_line(models, tmp_path):
    lines = [
        b'\xef\xbb\xbf{"text": "waa"}\n',
        b'{"text": 3}\n',
        b"\n",
        b'{"texts": "waa"}\n',
        b"[1]\n",
        b'{"text": "\xff"}\n',
        b'{"text": "waa", "text": "wab"}\n',
        b'{"text": "waa", "n": NaN}\n',
        b'{"text": "waa", "n": 1e999}\n',
        b'{"text": "waa", "label": "spam"}\n',
        b'{"text": "' + b"x" * LONGEST + b'"}\n',
        b'{"text": "half \\ud800 of a pair"}\r\n',
        b'{"text": "wab"}',
    ]
    (tmp_path / "in.jsonl").write_bytes(b"".join(lines))
    done = score_file(models["two"], tmp_path / "in.jsonl", tmp_path / "out.jsonl", batch=3)
    assert [row["text"] for row in rows(done.out)] == ["waa", "half \ud800 of a pair", "wab"]
    told = {row["line"]: row["reason"] for row in rows(done.errors)}
    assert sorted(told) == [2, 4, 5, 6, 7, 8, 9, 10, 11]
    assert (done.rows, done.broken) == (3, 9)
    for number, part in [
        (2, "must be a string"),
        (4, "no column 'text'"),
        (5, "a list"),
        (6, "UTF-8"),
        (7, "once"),
        (8, "NaN"),
    ]:
        assert part in told[number]
    for number, part in [(9, "too large"), (10, "'label' is there already"), (11, "at most 16,777,216 bytes")]:
        assert part in told[number]


def test_names_that_the_rows_have_need_a_prefix(models, tmp_path):
    (tmp_path / "in.jsonl").write_text('{"text": "waa", "label": "ham"}\n')
    with pytest.raises(ScoreError, match="'label' is there already: give a --prefix"):
        score_file(models["two"], tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    score_file(models["two"], tmp_path / "in.jsonl", tmp_path / "out.jsonl", prefix="said_", force=True)
    (row,) = rows(tmp_path / "out.jsonl")
    assert (row["label"], row["said_model"]) == ("ham", "two_v1") and row["said_label"] in ("ham", "spam")


def test_after_the_end_nothing_is_done_and_force_does_all_again(models, tmp_path):
    source = write(tmp_path / "in.jsonl", 50, broken=9)
    first = score_file(models["two"], source, tmp_path / "out.jsonl", batch=8)
    before, seen = all_files(tmp_path), []
    again = score_file(models["two"], source, tmp_path / "out.jsonl", batch=8, tell=lambda *at: seen.append(at))
    assert (again.rows, again.broken, again.already) == (first.rows, first.broken, 50)
    assert all_files(tmp_path) == before and seen == []
    forced = score_file(models["two"], source, tmp_path / "out.jsonl", batch=8, force=True)
    assert forced.already == 0 and all_files(tmp_path) == before


def test_progress_is_told_in_bytes_up_to_all_of_them(models, tmp_path):
    source, seen = write(tmp_path / "in.jsonl", 50), []
    score_file(models["two"], source, tmp_path / "out.jsonl", batch=8, tell=lambda *at: seen.append(at))
    size = source.stat().st_size
    assert len(seen) == 7 and seen == sorted(seen) and seen[-1] == (size, size)


@pytest.fixture(scope="module")
def whole(models, tmp_path_factory):
    """A folder with the input and an undisturbed run over it, of blocks of 16."""
    folder = tmp_path_factory.mktemp("whole")
    score_file(models["two"], write(folder / "in.jsonl", 120, broken=11), folder / "out.jsonl", batch=16)
    return folder


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_cut_anywhere_it_ends_the_same(models, whole, tmp_path_factory, data):
    """The files are as any kill may leave them: the journal whole up to some line, the others as long or longer."""
    folder = tmp_path_factory.mktemp("cut")
    shutil.copytree(whole, folder, dirs_exist_ok=True)
    journal = (whole / ".out.jsonl.journal").read_bytes().splitlines(keepends=True)
    kept = data.draw(st.integers(1, len(journal)))
    torn = journal[kept][: data.draw(st.integers(0, len(journal[kept]) - 1))] if kept < len(journal) else b""
    (folder / ".out.jsonl.journal").write_bytes(b"".join(journal[:kept]) + torn)
    state = json.loads(journal[kept - 1]) if kept > 1 else {"out": 0, "errors": 0}
    for name, key in (("out.jsonl", "out"), ("out.errors.jsonl", "errors")):
        content = (whole / name).read_bytes()
        (folder / name).write_bytes(content[: data.draw(st.integers(state[key], len(content)))])
    score_file(models["two"], folder / "in.jsonl", folder / "out.jsonl", batch=16)
    assert all_files(folder) == all_files(whole)


@settings(max_examples=15, deadline=None)
@given(batch=st.integers(1, 200))
def test_the_size_of_a_block_changes_no_row(models, whole, tmp_path_factory, batch):
    folder = tmp_path_factory.mktemp("sizes")
    score_file(models["two"], whole / "in.jsonl", folder / "out.jsonl", batch=batch)
    found, wanted = rows(folder / "out.jsonl"), rows(whole / "out.jsonl")
    for a, b in zip(found, wanted, strict=True):
        assert a.pop("probability") == pytest.approx(b.pop("probability"), abs=2e-6)
        assert a == b
    assert (folder / "out.errors.jsonl").read_bytes() == (whole / "out.errors.jsonl").read_bytes()


@settings(max_examples=30, deadline=None)
@given(size=st.integers(1, 9), start=st.integers(0, 20))
def test_blocks_join_wherever_they_begin(tmp_path_factory, size, start):
    folder = tmp_path_factory.mktemp("blocks")
    path = write(folder / "in.jsonl", 20, broken=6)
    (folder / "in.csv").write_text("n\n" + "".join(f"{n}\n" for n in range(20)))
    for file in (path, folder / "in.csv"):
        straight = [row for block in blocks(file, 1000) for row in block.rows]
        places = [block.after for block in blocks(file, size)]
        begin = places[min(start, len(places) - 1)]
        rest = [row for block in blocks(file, size + 1, begin) for row in block.rows]
        assert rest == [row for row in straight if row[0] > begin.number]


def test_long_rows_come_fewer_at_a_time(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"text": "x" * 2**20}) + "\n" for _ in range(20)))
    assert [len(block.rows) for block in blocks(path, 4096)] == [8, 8, 4]


def test_another_input_model_or_output_is_refused(models, whole, tmp_path):
    def begun():
        shutil.copytree(whole, tmp_path / "run", dirs_exist_ok=True)
        journal = tmp_path / "run" / ".out.jsonl.journal"
        journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:4]))
        return tmp_path / "run" / "in.jsonl", tmp_path / "run" / "out.jsonl"

    source, out = begun()
    with source.open("a") as file:
        file.write('{"text": "one more"}\n')
    with pytest.raises(ScoreError, match="begun with another input: choose another file, or --force"):
        score_file(models["two"], source, out)
    source, out = begun()
    with pytest.raises(ScoreError, match="begun with another model"):
        score_file(models["three"], source, out)
    with pytest.raises(ScoreError, match="another field and another prefix"):
        score_file(models["two"], source, out, field="n", prefix="x")
    out.write_bytes(out.read_bytes().replace(b'"n": 3', b'"n": 4'))
    with pytest.raises(ScoreError, match="was changed since"):
        score_file(models["two"], source, out)
    out.write_bytes(out.read_bytes()[:100])
    with pytest.raises(ScoreError, match="shorter than the run left it"):
        score_file(models["two"], source, out)
    (tmp_path / "run" / ".out.jsonl.journal").write_bytes(b"{\n{\n")
    with pytest.raises(ScoreError, match="is damaged"):
        score_file(models["two"], source, out)
    (tmp_path / "run" / ".out.jsonl.journal").unlink()
    with pytest.raises(ScoreError, match="was not begun by this command"):
        score_file(models["two"], source, out)
    score_file(models["two"], source, out, batch=16, force=True)
    assert all_files(tmp_path / "run") == all_files(whole)


def test_a_block_that_was_not_dropped_would_be_seen(models, whole, tmp_path, monkeypatch):
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    journal = tmp_path / ".out.jsonl.journal"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:4]))
    monkeypatch.setattr(os, "truncate", lambda *_: None)
    with pytest.raises(ScoreError, match="was changed since"):
        score_file(models["two"], tmp_path / "in.jsonl", tmp_path / "out.jsonl", batch=16)


def test_mistakes_are_named(models, tmp_path):
    source = write(tmp_path / "in.jsonl", 5)
    with pytest.raises(ScoreError, match="There is no file"):
        score_file(models["two"], tmp_path / "none.jsonl", tmp_path / "out.jsonl")
    with pytest.raises(ScoreError, match="is the input itself"):
        score_file(models["two"], source, source)
    with pytest.raises(ScoreError, match="at least 1 row"):
        score_file(models["two"], source, tmp_path / "out.jsonl", batch=0)
    with pytest.raises(ArtifactError, match="give the folder of a frozen model"):
        score_file(tmp_path, source, tmp_path / "out.jsonl")
    with (
        locked(tmp_path / ".out.jsonl.lock"),
        pytest.raises(ScoreError, match="Another process is scoring into"),
    ):
        score_file(models["two"], source, tmp_path / "out.jsonl")
    (tmp_path / "in.csv").write_text("text\nwaa\nwab,3\n")
    with pytest.raises(BrokenLine, match="line 3"):
        score_file(models["two"], tmp_path / "in.csv", tmp_path / "out.jsonl")
    (tmp_path / "empty.jsonl").write_text("")
    assert score_file(models["two"], tmp_path / "empty.jsonl", tmp_path / "e.jsonl").rows == 0


def test_an_input_that_changes_while_it_is_read_is_told(models, tmp_path):
    source = write(tmp_path / "in.jsonl", 50)

    def meddle(read, size):
        with source.open("a") as file:
            file.write('{"text": "late"}\n')

    with pytest.raises(ScoreError, match="was changed while it was read"):
        score_file(models["two"], source, tmp_path / "out.jsonl", batch=30, tell=meddle)


RUN = """
    import os, signal, sys
    from course_lib.inference.batch import score_file

    model, source, out, die_at = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    calls, fsync = [], os.fsync
    def deadly(handle):
        fsync(handle)
        calls.append(handle)
        if len(calls) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
    os.fsync = deadly
    score_file(model, source, out, batch=20, tell=lambda read, size: print(read, flush=True))
"""


def start(model, folder, die_at=0):
    names = [str(model), str(folder / "in.jsonl"), str(folder / "out.jsonl"), str(die_at)]
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(RUN), *names], stdout=subprocess.PIPE, text=True)


def ahead_of_the_journal(folder):
    """Whether a block is in the output that the journal does not know of: what a kill between the two leaves."""
    last = json.loads((folder / ".out.jsonl.journal").read_bytes().splitlines()[-1])
    return (folder / "out.jsonl").stat().st_size > last.get("out", 0)


def killed(models, folder, lines, kills, dice):
    """Kill a run so often, in turn while a block is written and at a random moment; compare with one that was not."""
    source, ahead = write(folder / "in.jsonl", lines, broken=50), 0
    score_file(models["two"], source, folder / "whole.jsonl", batch=20)
    for kill in range(kills):
        # the journal's first line is synced once, then a block's output, its errors if any, and its journal line
        dying = start(models["two"], folder, die_at=2 + dice.randrange(8) if kill % 2 == 0 else 0)
        if kill % 2:
            assert dying.stdout.readline()
            time.sleep(dice.uniform(0, 0.02))
            os.kill(dying.pid, signal.SIGKILL)
        dying.communicate(timeout=300)
        assert dying.returncode == -signal.SIGKILL, "the run ended before it was killed: give it more lines"
        ahead += ahead_of_the_journal(folder)
    last = start(models["two"], folder)
    assert int(last.communicate(timeout=300)[0].splitlines()[0]) > 0 and last.returncode == 0
    assert (folder / "out.jsonl").read_bytes() == (folder / "whole.jsonl").read_bytes()
    assert (folder / "out.errors.jsonl").read_bytes() == (folder / "whole.errors.jsonl").read_bytes()
    assert ahead, "no kill came between a block and its line in the journal"


@pytest.mark.long
def test_killed_and_gone_on_it_ends_with_the_same_bytes(models, tmp_path):
    killed(models, tmp_path, lines=20_000, kills=3, dice=random.Random(2))


@pytest.mark.long
@pytest.mark.soak
def test_killed_twenty_times_at_random(models, tmp_path, soak):
    killed(models, tmp_path, lines=60_000 * soak, kills=20 * soak, dice=random.Random(0))


MEMORY = """
    import sys
    from course_lib.inference.batch import score_file

    def most():
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    model, small, large, folder = sys.argv[1:]
    score_file(model, small, folder + "/a.jsonl")
    before = most()
    print(score_file(model, large, folder + "/b.jsonl").rows, before, most())
"""


@pytest.mark.long
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak memory of a process is read from /proc: run this on Linux"
)
def test_a_file_of_200_megabytes_needs_no_more_memory_than_one_of_20(models, tmp_path):
    part = write(tmp_path / "small.jsonl", 250_000).read_bytes()
    with (tmp_path / "large.jsonl").open("wb") as file:
        while file.tell() < 2e8:
            file.write(part)
    names = [str(models["two"]), str(tmp_path / "small.jsonl"), str(tmp_path / "large.jsonl"), str(tmp_path)]
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEMORY), *names], capture_output=True, text=True, check=True
    ).stdout
    count, before, after = map(int, said.split())
    assert count % 250_000 == 0 and count * 40 > 1e8
    assert after - before < 60_000, f"{before} kB grew to {after} kB"


@pytest.fixture
def client(required, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed: run `make setup`")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.long
def test_many_files_on_a_cluster_of_which_a_worker_dies(models, tmp_path, client):
    sources = [write(tmp_path / f"part-{n}.jsonl", 10_000, broken=500, seed=n) for n in range(4)]
    (tmp_path / "alone").mkdir()
    for source in sources:
        score_file(models["two"], source, tmp_path / "alone" / source.name, batch=50)
    from threading import Thread

    def kill_one():
        # both workers have written something of a file
        while sum(path.stat().st_size > 0 for path in (tmp_path / "out").glob("part-?.jsonl")) < 2:
            time.sleep(0.005)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    killer = Thread(target=kill_one)
    killer.start()
    done = score_many(sources, models["two"], client, tmp_path / "out", batch=50)
    killer.join()
    assert [(each.rows, each.broken) for each in done] == [(10_000, 20)] * 4
    assert any(each.already for each in done), "no file was half done when the worker died"
    for name in (f"part-{n}{end}" for n in range(4) for end in (".jsonl", ".errors.jsonl")):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    with pytest.raises(ScoreError, match="the same name"):
        score_many([sources[0], sources[0]], models["two"], client, tmp_path / "out")
