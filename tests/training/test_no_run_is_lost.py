# SPDX-License-Identifier: Apache-2.0
"""What would fail after a training run is found before it; what fails all the same keeps the model."""

import errno
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from course_lib import artifact
from course_lib.artifact import load
from course_lib.models.model import Model
from course_lib.training import CheckpointError, Checkpoints, Recipe, experiments, from_config
from course_lib.training.config import ConfigError
from course_lib.training.from_config import TrainingNotSavedError, train_and_freeze

SPAM = """
name = "spam"
task = "text"
data = "inbox"
recipe = {steps = 2}
"""


@pytest.fixture
def steps(monkeypatch):
    """How many training runs began."""
    began = []
    train = from_config.train_text_classifier

    def counting(*arguments, on_start=None, **more):
        def start(model: Model) -> None:
            on_start(model)
            began.append(model)

        return train(*arguments, on_start=start, **more)

    monkeypatch.setattr(from_config, "train_text_classifier", counting)
    return began


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text)
    return path


ROWS = "".join(json.dumps({"text": f"word{i % 5}", "kind": "abcd"[i % 4]}) + "\n" for i in range(80))
FOUR = 'name = "m"\ntask = "text"\ndata = {path = "rows.jsonl", label = "kind"}\nrecipe = {steps = 2}\n'


@pytest.mark.parametrize(
    "text, told",
    [
        ('models = "file"' + SPAM, "`models`: .*/file cannot be written to .file exists.: choose another folder"),
        ('models = "file/models"' + SPAM, "`models`: .*cannot be written to .not a directory."),
        ('log = "folder"' + SPAM, "`log`: The log .*/folder cannot be written to .is a directory."),
        ('log = "rows.jsonl"' + SPAM, "`log`: .*rows.jsonl is not a log of experiments, and was left as it is"),
        (
            'calibrate = "isotonic"\n' + FOUR,
            "`calibrate`: isotonic is for two classes, and there are 4: use temperature",
        ),
        ('calibrate = "platt"\n' + FOUR, "`calibrate`: platt is for two classes"),
        (SPAM.replace("steps = 2", "learning_rate = -1"), "`learning_rate` must be a positive number, got -1"),
        (SPAM.replace("steps = 2", "learning_rate = inf"), "`learning_rate` must be a positive number, got inf"),
        (SPAM.replace("steps = 2", "l2 = -0.1"), "`l2` must be 0 or a positive number, got -0.1"),
        (
            SPAM.replace("steps = 2", "batch_size = 10000000000"),
            "`batch_size` must be a whole number from 1 to 1,048,576",
        ),
        (SPAM.replace("steps = 2", "seed = -1"), "`seed` must be a whole number from 0"),
        ("split = {seed = -1}" + SPAM, "`seed` of .split. must be from 0"),
        ("split = {validation_share = 1.0}" + SPAM, "`validation_share` of .split. must be between 0 and 1"),
        ("model = {ngrams = []}" + SPAM, "`ngrams` of .model. must list at least one length"),
        ("model = {ngrams = [0]}" + SPAM, "`ngrams` of .model. must be from 1 to 8, got 0"),
        ("model = {min_count = 0}" + SPAM, "`min_count` of .model. must be from 1"),
        ("model = {buckets = -1}" + SPAM, "`buckets` of .model. must be from 0"),
        ("model = {hidden = [0]}" + SPAM, "`hidden` of .model. must be from 1"),
    ],
)
def test_train_refuses_before_the_first_step(tmp_path, steps, text, told):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "rows.jsonl").write_text(ROWS)
    with pytest.raises(ConfigError, match=told):
        train_and_freeze(write(tmp_path, text))
    assert not steps
    assert ((tmp_path / "file").read_text(), (tmp_path / "rows.jsonl").read_text()) == ("mine", ROWS)


def test_train_refuses_a_calibration_on_rows_of_one_class(tmp_path, steps):
    rows = [{"text": f"word{i}", "kind": "b" if i % 10 == 0 else "a", "at": i} for i in range(40)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    text = FOUR.replace('label = "kind"', 'label = "kind", time = "at"').replace(
        "recipe", 'split = {kind = "time", validation_share = 0.1}\nrecipe'
    )
    with pytest.raises(ConfigError, match="`calibrate`: all 3 rows held out for it have the same label"):
        train_and_freeze(write(tmp_path, 'calibrate = "platt"\n' + text))
    assert not steps


def test_train_refuses_a_disk_without_room_for_the_model(tmp_path, steps, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 5000))
    with pytest.raises(ConfigError, match=r"the model needs \d.\d MB and .*/models has 0.0 MB left: free some space"):
        train_and_freeze(write(tmp_path, SPAM))
    assert not steps and list((tmp_path / "models").iterdir()) == []


def rescued(error) -> Path:
    return Path(re.search(r"the model is (.*)\.$", str(error.value))[1])


def test_train_keeps_the_model_when_the_disk_fills_up_meanwhile(tmp_path, small_disk, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    freeze, full = artifact.freeze, []

    def fill(model, root, *arguments, **more):
        if Path(root) == small_disk.folder / "models":
            with small_disk.full():
                full.append(root)
                return freeze(model, root, *arguments, **more)
        return freeze(model, root, *arguments, **more)

    monkeypatch.setattr(artifact, "freeze", fill)
    path = write(tmp_path, f'models = "{small_disk.folder}/models"\nlog = "runs.jsonl"\n' + SPAM)
    with pytest.raises(
        TrainingNotSavedError, match="The training is done, but what came after it failed .no space"
    ) as error:
        train_and_freeze(path)
    folder = rescued(error)
    assert len(full) == 2 and folder.parent.parent == tmp_path
    artifact.check(folder)
    assert load(folder).run == experiments.runs(tmp_path / "runs.jsonl")[0].run_id


def test_train_keeps_the_model_when_the_log_cannot_be_written(tmp_path, monkeypatch):
    def full(path, run):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(experiments, "_append", full)
    with pytest.raises(TrainingNotSavedError, match="no space left on device") as error:
        train_and_freeze(write(tmp_path, SPAM))
    assert rescued(error) == tmp_path / "models" / "spam_v1"
    artifact.check(rescued(error))
    assert load(rescued(error)).run is None


def test_train_keeps_the_model_when_measuring_fails(tmp_path, monkeypatch):
    def broken(*arguments):
        raise ValueError("Nothing to measure")

    monkeypatch.setattr(from_config, "measure", broken)
    with pytest.raises(TrainingNotSavedError, match="Nothing to measure") as error:
        train_and_freeze(write(tmp_path, SPAM))
    artifact.check(rescued(error))


def test_train_says_when_the_model_can_be_kept_nowhere(tmp_path, monkeypatch):
    def full(*arguments, **more):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(artifact, "freeze", full)
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(TrainingNotSavedError, match="neither to .*models nor to the home or temporary folder"):
        train_and_freeze(write(tmp_path, SPAM))


def test_course_train_refuses_unwritable_models_in_one_sentence(open_folder, unprivileged):
    (open_folder / "course").mkdir()
    write(open_folder / "course", SPAM)
    done = unprivileged(
        [sys.executable, "-m", "course_lib.cli", "train", "config.toml"], open_folder / "course", COLUMNS="300"
    )
    assert done.returncode == 1, done.stderr
    assert "cannot be written to (permission denied): choose another folder" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("content", [b'{"text": "mine"}\n', b"one,two\n1,2\n", b"\x89PNG\r\n", b"\n\nnotes"])
def test_record_refuses_a_file_that_is_not_a_log(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(experiments.LogError, match="is not a log of experiments, and was left as it is"):
        experiments.record(path, lambda config, seed: pytest.fail("it was trained"), {})
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"\n", b'{"run_id": "cut o'])
def test_record_goes_on_in_a_log_that_is_empty_or_was_cut_off(tmp_path, content):
    path = tmp_path / "runs.jsonl"
    path.write_bytes(content)
    experiments.record(path, lambda config, seed: ({"f1": 1.0}, []), {})
    assert path.read_bytes().startswith(content)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert [run.metrics for run in experiments.runs(path)] == [{"f1": 1.0}]


def test_fit_refuses_a_folder_for_checkpoints_that_is_a_file(tmp_path):
    import optax

    from course_lib.training import fit, init_state, make_train_step

    (tmp_path / "file").write_text("mine")
    optimizer = optax.sgd(0.1)
    step = make_train_step(lambda params, batch: (params * batch).sum(), optimizer)
    state = init_state(np.float32(1), optimizer, 0)
    with pytest.raises(CheckpointError, match="file cannot be written to .file exists."):
        fit(state, step, iter(()), steps=2, checkpoints=Checkpoints(tmp_path / "file"))


@pytest.mark.parametrize("wrong", [{"steps": 0}, {"steps": 2.5}, {"steps": True}, {"batch_size": -1}, {"seed": 2**40}])
def test_recipe_refuses_what_cannot_be_trained_with(wrong):
    (name,) = wrong
    with pytest.raises(ValueError, match=f"`{name}` must be a whole number from"):
        Recipe(**wrong)
