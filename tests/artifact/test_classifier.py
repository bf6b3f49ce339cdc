# SPDX-License-Identifier: Apache-2.0
"""Round trips, races, kills and planted damage."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from course_lib.artifact import ArtifactError, folder, freeze, load
from course_lib.inference import Predictor
from course_lib.models import bag_of_words
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.models.parameters import fingerprint
from course_lib.preprocess import fit_text
from course_lib.training import Recipe, train_table_classifier

TEXTS = ["free prize now!", "lunch at noon?", "日本 £5"]
PREPROCESS = fit_text(TEXTS)
PARAMS = bag_of_words.init(len(PREPROCESS.vocabulary), seed=2)
MODEL = Model(BAG_OF_WORDS, PARAMS, PREPROCESS, {"label": ("ham", "spam")}, ({"step": 50, "loss": 0.7},))
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def frozen(root, name="spam_model", **changes):
    return freeze(MODEL, root, name, **({"threshold": 0.6, "metrics": {"f1": 0.9}, "created": WHEN} | changes))


def names(root):
    return sorted(path.name for path in Path(root).iterdir())


def test_what_was_frozen_is_what_is_loaded(tmp_path):
    path = frozen(tmp_path)
    found = load(path)
    assert path == tmp_path / "spam_model_v1"
    assert names(path) == ["CARD.md", "model.json", "params.safetensors"]
    assert found.name == "spam_model_v1"
    assert (found.model.labels, found.threshold, found.metrics) == (("ham", "spam"), 0.6, {"f1": 0.9})
    assert found.created == "2026-01-02T03:04:05+00:00"
    assert found.versions["numpy"] == np.__version__
    assert fingerprint(found.model.params) == fingerprint(dict(PARAMS))
    assert found.model.preprocess.vocabulary == PREPROCESS.vocabulary
    assert found.model.preprocess.idf.tobytes() == PREPROCESS.idf.tobytes()


def test_the_loaded_model_answers_bit_for_bit(tmp_path):
    before = Predictor(MODEL, 0.6).probabilities(TEXTS)
    after = Predictor.from_artifact(load(frozen(tmp_path)))
    assert after.probabilities(TEXTS).tobytes() == before.tobytes()
    assert after.threshold == 0.6


@pytest.mark.parametrize("hidden", [(), (4,)])
def test_a_table_of_numbers_alone_with_or_without_hidden_layers_is_loaded_too(tmp_path, hidden):
    rows = {"amount": np.arange(6.0)}
    model = train_table_classifier(
        rows,
        {"fraud": [0, 1] * 3},
        Recipe(steps=1),
        numeric=["amount"],
        categorical=[],
        names={"fraud": ("honest", "fraud")},
        hidden=hidden,
    )
    loaded = load(freeze(model, tmp_path, "fraud_model"))
    assert Predictor(loaded.model).probabilities(rows).tolist() == Predictor(model).probabilities(rows).tolist()
    assert fingerprint(loaded.model.params) == fingerprint(model.params)


def test_another_process_reads_it_without_jax(tmp_path):
    code = f"""
import sys
from course_lib.artifact import load
print(load({str(frozen(tmp_path))!r}).model.labels, "jax" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout == "('ham', 'spam') False\n", done.stderr


def test_same_input_same_bytes_and_the_next_number(tmp_path):
    one, two, three = frozen(tmp_path), frozen(tmp_path), frozen(tmp_path / "elsewhere")
    assert two.name == "spam_model_v2"
    assert three.name == "spam_model_v1"
    for file in names(one):
        assert (one / file).read_bytes() == (three / file).read_bytes()


def test_numbers_go_on_after_the_highest(tmp_path):
    (tmp_path / "spam_model_v9").mkdir()
    (tmp_path / "spam_model_vX").mkdir()
    (tmp_path / "other_spam_model_v30").mkdir()
    assert frozen(tmp_path).name == "spam_model_v10"


def test_the_card_is_for_people(tmp_path):
    card = (frozen(tmp_path) / "CARD.md").read_text("utf-8")
    assert card.startswith("# spam_model_v1\n")
    assert "a probability of 0.6; an answer needs more" in card
    assert "| f1 | 0.9000 |" in card
    assert "nothing was recorded" in (frozen(tmp_path, metrics=None) / "CARD.md").read_text("utf-8")


def test_two_at_once_in_threads_get_two_numbers(tmp_path):
    start, made = threading.Barrier(8), []

    def work():
        start.wait()
        made.append(frozen(tmp_path))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.name for path in made) == [f"spam_model_v{n}" for n in range(1, 9)] == names(tmp_path)
    assert {load(path).name for path in made} == set(names(tmp_path))


def test_two_at_once_when_both_saw_the_same_number_free(tmp_path, monkeypatch):
    """The race made certain: just before the first renames, a second one takes its number."""
    rename, rivals = Path.rename, []

    def late(self, target):
        if not rivals:
            rivals.append(None)
            rivals.append(frozen(tmp_path))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    mine = frozen(tmp_path)
    assert (mine.name, rivals[1].name) == ("spam_model_v2", "spam_model_v1")
    assert (load(mine).name, load(rivals[1]).name) == ("spam_model_v2", "spam_model_v1")


def test_a_failure_leaves_nothing(tmp_path, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space left"):
        frozen(tmp_path)
    assert names(tmp_path) == []


def test_a_kill_leaves_no_half_artifact(tmp_path):
    code = f"""
import os, sys
from pathlib import Path
from course_lib.artifact import freeze
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import fit_text
import numpy as np
Path.rename = lambda self, target: os._exit(9)
params = {{"weights": np.zeros(2, np.float32), "bias": np.float32(0)}}
freeze(Model(BAG_OF_WORDS, params, fit_text(["a"]), {{"label": ("ham", "spam")}}), {str(tmp_path)!r}, "spam_model")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 9, done.stderr
    assert [name for name in names(tmp_path) if not name.startswith(".")] == []
    assert load(frozen(tmp_path)).name == "spam_model_v1"


def rewrite(path, change):
    """Change model.json as a person who also mends the checksum."""
    file = path / "model.json"
    model = json.loads(file.read_text("utf-8"))
    change(model)
    model["sha256"] = folder.checksum(model)
    file.write_text(json.dumps(model), "utf-8")


def flip_a_bit(file):
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


FAULTS = {
    "no folder": (lambda path: path.rename(path.with_name("gone")), "cannot be read"),
    "no model": (lambda path: (path / "model.json").unlink(), "cannot be read"),
    "no parameters": (lambda path: (path / "params.safetensors").unlink(), "cannot be read"),
    "parameters flipped": (
        lambda path: flip_a_bit(path / "params.safetensors"),
        "not the file that was frozen",
    ),
    "parameters cut": (
        lambda path: os.truncate(path / "params.safetensors", 50),
        "not the file that was frozen",
    ),
    "parameters swapped": (
        lambda path: safetensors.numpy.save_file({"weights": np.zeros(3)}, path / "params.safetensors"),
        "not the file that was frozen",
    ),
    "model cut": (lambda path: os.truncate(path / "model.json", 100), "cut off or damaged"),
    "model empty": (lambda path: os.truncate(path / "model.json", 0), "cut off or damaged"),
    "model binary": (lambda path: (path / "model.json").write_bytes(b"\xff\xfe\x00"), "cut off or damaged"),
    "foreign list": (lambda path: (path / "model.json").write_text("[1, 2]"), "not written by this course"),
    "foreign object": (
        lambda path: (path / "model.json").write_text('{"model_type": "llama"}'),
        "not written by this course",
    ),
    "newer": (lambda path: rewrite(path, lambda model: model.update(format=3)), "upgrade"),
    "older": (lambda path: rewrite(path, lambda model: model.update(format=1)), "freeze the model again"),
    "other kind": (
        lambda path: rewrite(path, lambda model: model.update(kind="crystal ball")),
        "no model of the kind 'crystal ball'",
    ),
    "labels added": (
        lambda path: rewrite(path, lambda model: model.update(tasks=[["label", ["a", "b", "c"]]])),
        "do not fit",
    ),
    "a part removed": (lambda path: rewrite(path, lambda model: model.pop("calibration")), "'calibration'"),
    "card edited": (lambda path: flip_a_bit(path / "CARD.md"), "not the file that was frozen"),
    "threshold edited": (
        lambda path: (path / "model.json").write_text(
            (path / "model.json").read_text("utf-8").replace('"threshold": 0.6', '"threshold": 0.1'), "utf-8"
        ),
        "changed after freezing",
    ),
    "checksum removed": (
        lambda path: (path / "model.json").write_text('{"format": 2, "kind": "bag of words"}'),
        "changed after freezing",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_clear_sentence(tmp_path, fault):
    plant, sentence = FAULTS[fault]
    path = frozen(tmp_path)
    load(path)
    plant(path)
    with pytest.raises(ArtifactError, match=sentence) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith(".") or caught.value.args[0].endswith("only.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "../escape"}, "cannot name a model"),
        ({"name": ""}, "cannot name a model"),
        ({"threshold": 1.5}, "`threshold` must be a number from 0 to 1"),
        ({"threshold": float("nan")}, "`threshold` must be a number from 0 to 1"),
    ],
)
def test_what_cannot_be_frozen_is_named(tmp_path, changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        frozen(tmp_path, **changes)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tasks": {"label": ("spam",)}}, "two labels or more"),
        ({"tasks": {"label": "ab"}}, "two labels or more"),
        ({"tasks": {}}, "two labels or more"),
        ({"tasks": {"label": ("a", "b", "c")}}, "trained together"),
        ({"preprocess": fit_text(["another"])}, "trained together"),
        ({"params": {}}, "trained together"),
        ({"kind": "crystal ball"}, "no model of the kind"),
    ],
)
def test_what_is_no_model_is_named(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        replace(MODEL, **changes)
