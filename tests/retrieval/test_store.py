# SPDX-License-Identifier: Apache-2.0
"""A saved index comes back whole, a damaged one is told, and a crash leaves the old one."""

import json

import numpy as np
import pytest
import safetensors.numpy
from safetensors import safe_open

from course_lib import files
from course_lib.retrieval import Document, IndexFileError, build, load, ours, save, search, store, update

DOCUMENTS = [Document("a", "Zelte · été", "A tent.\n\nTwo poles."), Document("b", "B", "Boots are dry.")]


def parts(path):
    with safe_open(str(path), "numpy") as file:
        return file.metadata(), file.get_tensor("vectors")


@pytest.mark.parametrize("documents", [DOCUMENTS, []])
def test_it_comes_back_finds_the_same_and_can_be_updated(tmp_path, documents):
    index = build(documents, ours())
    back = load(save(index, tmp_path / "shop.index"))
    assert back.chunks == index.chunks and np.array_equal(back.vectors, index.vectors)
    assert (back.embedder, back.words, back.overlap) == (index.embedder, index.words, index.overlap)
    assert search(back, ours(), "tent", 3, "both") == search(index, ours(), "tent", 3, "both")
    assert update(back, ours(), put=[DOCUMENTS[0]]).documents
    assert (tmp_path / "shop.index").read_bytes() == save(back, tmp_path / "again").read_bytes()


def test_every_changed_byte_and_every_cut_is_seen(tmp_path):
    path = save(build(DOCUMENTS, ours()), tmp_path / "index")
    whole = path.read_bytes()
    for place in range(0, len(whole), 61):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(IndexFileError):
            load(path)
        path.write_bytes(whole[:place])
        with pytest.raises(IndexFileError):
            load(path)


@pytest.mark.parametrize(
    "change, sentence",
    [
        (lambda told: {**told, "format": 99}, "has format 99, and this course_lib reads 1"),
        (lambda told: {**told, "chunks": told["chunks"][:1]}, "do not belong together"),
        (lambda told: {name: told[name] for name in told if name != "words"}, "lacks a part"),
        (lambda told: {**told, "chunks": [{"document": "a"}]}, "lacks a part"),
    ],
)
def test_what_another_program_wrote_is_told(tmp_path, change, sentence):
    path = save(build(DOCUMENTS, ours()), tmp_path / "index")
    labels, vectors = parts(path)
    told = change(json.loads(labels["index"]))
    told["sha256"] = store._checksum(told, vectors)
    path.write_bytes(safetensors.numpy.save({"vectors": vectors}, {"index": json.dumps(told)}))
    with pytest.raises(IndexFileError, match=sentence):
        load(path)


def test_missing_and_foreign_files_are_told(tmp_path):
    (tmp_path / "text").write_text("hello")
    safetensors.numpy.save_file({"vectors": np.zeros((1, 1))}, tmp_path / "bare")
    for name in ("none", "text", "bare"):
        with pytest.raises(IndexFileError, match=f"{name} cannot be read as an index"):
            load(tmp_path / name)


def test_a_crash_while_saving_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = save(build(DOCUMENTS, ours()), tmp_path / "index")
    before = path.read_bytes()

    def crash(descriptor):
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "fsync", crash)
    with pytest.raises(OSError, match="disk full"):
        save(build([], ours()), path)
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == ["index"]
