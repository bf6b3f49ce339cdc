# SPDX-License-Identifier: Apache-2.0
"""Every file that is replaced is replaced whole: on a full disk the old one stays, and no half-written one is left."""

import numpy as np
import pytest

from course_lib import aliases
from course_lib.artifact import freeze
from course_lib.inference import feedback
from course_lib.instructor import store
from course_lib.learner import answers, backup, certificate
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import fit_text
from course_lib.retrieval import Document, build, ours, save
from course_lib.training import checkpoint, experiments

PARAMS = {"weights": np.zeros(2, np.float32), "bias": np.float32(0)}
MODEL = Model(BAG_OF_WORDS, PARAMS, fit_text(["a"]), {"label": ("ham", "spam")})


def correction(name):
    return feedback.Correction(name, "v1", "ham", 0.5, "spam", "reviewer-7", "expert", feedback.now(), text="a" * 5000)


def write_work(folder):
    (folder / "work" / "01").mkdir(parents=True, exist_ok=True)
    (folder / "work" / "01" / "01.ipynb").write_bytes(np.random.default_rng(0).bytes(9000))
    return folder / "work"


def train_slowly(config, seed):
    return {"accuracy": 0.5}, []


def write_large_answer(folder, name):
    answers.save(name, "a" * 9000, folder)


WRITERS = {
    "aliases.promote": lambda folder, name: aliases.promote(next(folder.glob("spam_model_v1")), f"alias-{name}"),
    "answers.save": write_large_answer,
    "artifact.freeze": lambda folder, name: freeze(MODEL, folder, "spam_model"),
    "backup.back_up": lambda folder, name: backup.back_up(folder / "work", folder / f"{name}.zip"),
    "certificate.write": lambda folder, name: certificate.write({"pdf": name.encode() * 9000}, folder, "Ada"),
    "checkpoint.save": lambda folder, name: checkpoint.save(folder, {"x": np.ones(9000)}, step=len(name)),
    "experiments.record": lambda folder, name: experiments.record(
        folder / "log.jsonl", train_slowly, {"name": name * 2000}, seed=0
    ),
    "feedback.add": lambda folder, name: feedback.add(folder / "feedback.jsonl", correction(name)),
    "retrieval.save": lambda folder, name: save(build([Document(name, name, "Text.")], ours()), folder / "index"),
    "store.write_whole": lambda folder, name: store.write_whole(folder / "result.json", name.encode() * 9000),
}


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("writer", WRITERS)
def test_full_disk_keeps_the_old_file_and_leaves_no_part(writer, small_disk):
    write = WRITERS[writer]
    folder = small_disk.folder
    write_work(folder)
    freeze(MODEL, folder, "spam_model")
    write(folder, "old")
    before = contents(folder)
    with small_disk.full(), pytest.raises(OSError):
        write(folder, "newer")
    assert contents(folder) == before
    write(folder, "newest")
    assert contents(folder) != before
