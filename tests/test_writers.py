# SPDX-License-Identifier: Apache-2.0
"""Every writer of arrays stores what it was given, whatever the memory layout, or stores nothing."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement

from course_lib import artifact, files, tensors
from course_lib.models import bag_of_words, lora, quantise
from course_lib.models import language_model as lm
from course_lib.models.language_model import Config, LanguageModel
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.models.parameters import fingerprint
from course_lib.preprocess import fit_text
from course_lib.preprocess.tokens import train_tokenizer
from course_lib.retrieval import Document, build, ours, store
from course_lib.retrieval import embedding as embeddings
from course_lib.training import checkpoint, experiments

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ["free prize now!", "lunch at noon?", "日本 £5"]
PREPROCESS = fit_text(TEXTS)
CLASSIFIER = Model(BAG_OF_WORDS, bag_of_words.init(PREPROCESS.size, 3, seed=2), PREPROCESS, {"label": ("a", "b", "c")})
TOKENIZER = train_tokenizer(["the boots came too late, the lamp came broken"] * 3, 270)
CONFIG = Config(TOKENIZER.size, width=16, layers=2, heads=2, groups=1, hidden=24, context=64)
LANGUAGE = lm.init(CONFIG, seed=3)

LAYOUTS = {
    "C order": lambda array: array.copy(order="C"),
    "Fortran order": lambda array: array.copy(order="F"),
    "strided": lambda array: np.repeat(array, 2, axis=-1)[..., ::2] if array.ndim else array,
    "reversed": lambda array: array[::-1].copy()[::-1] if array.ndim else array,
    "transposed": lambda array: array.T.copy().T,
    "read-only": lambda array: np.broadcast_to(array, array.shape),
}
layouts = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def laid_out(tree, layout):
    """The same numbers in another memory layout."""
    changed = jax.tree.map(lambda leaf: layout(np.asarray(leaf)), tree)
    assert fingerprint(changed) == fingerprint(tree)
    return changed


SHAPES = st.sampled_from([(), (0,), (0, 3), (3, 0), (1,), (5,), (3, 4), (4, 1), (2, 3, 4)])
DTYPES = st.sampled_from("float32 bfloat16 float16 float64 int8 int32 uint8 bool float8_e4m3fn".split())


@st.composite
def leaves(draw):
    """An array of any shape, dtype and layout, NaN and -0.0 among its values."""
    shape, dtype = draw(SHAPES), draw(DTYPES)
    values = np.random.default_rng(draw(st.integers(0, 99))).normal(0, 3, shape)
    values = np.where(values > 4, np.nan, np.where(np.abs(values) < 0.1, -0.0, values))
    kind = np.dtype(getattr(ml_dtypes, dtype, dtype))
    if kind.kind in "biu":
        values = np.nan_to_num(np.abs(values))
    return draw(st.sampled_from(list(LAYOUTS.values())))(values.astype(kind))


@given(st.dictionaries(st.text("ab/é", min_size=1, max_size=4), leaves(), max_size=4), st.booleans())
def test_tensors_round_trip_any_layout_shape_and_dtype(tmp_path_factory, arrays, described):
    path = tmp_path_factory.mktemp("t") / "arrays"
    metadata = {"about": "Größe"} if described else {}
    tensors.write(path, arrays, metadata)
    again, read_metadata = tensors.read(path)
    assert read_metadata == metadata and again.keys() == arrays.keys()
    for name, array in arrays.items():
        assert (again[name].dtype, again[name].shape) == (array.dtype, array.shape)
        assert again[name].tobytes() == array.tobytes()


@settings(max_examples=25)  # each writes files and compiles
@given(leaves())
def test_checkpoint_round_trips_any_layout_shape_and_dtype(tmp_path_factory, leaf):
    with jax.enable_x64(True):
        tree = {"leaf": leaf, "other": jnp.ones(2)}
        again, _ = checkpoint.restore(checkpoint.save(tmp_path_factory.mktemp("c"), tree, step=1), like=tree)
        assert fingerprint(again) == fingerprint(tree)


@layouts
@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "float16"])
def test_freeze_keeps_parameters_of_any_layout(tmp_path, layout, dtype):
    kind = getattr(ml_dtypes, dtype, dtype)
    params = laid_out(jax.tree.map(lambda leaf: np.asarray(leaf).astype(kind), dict(CLASSIFIER.params)), layout)
    path = artifact.freeze(replace(CLASSIFIER, params=params), tmp_path, "spam")
    assert fingerprint(artifact.load(path).model.params) == fingerprint(params)


@layouts
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("given_as", ["float32", "bfloat16", "int8"])
def test_freeze_language_model_keeps_parameters_of_any_layout(tmp_path, layout, half, given_as):
    params = LANGUAGE
    if given_as == "bfloat16":
        params = jax.tree.map(lambda leaf: np.asarray(leaf).astype(ml_dtypes.bfloat16), params)
    if given_as == "int8":
        params = quantise.quantise_params(params)
    params = laid_out(params, layout)
    path = artifact.freeze_language_model(LanguageModel(params, CONFIG, TOKENIZER), tmp_path, "mail", half=half)

    def as_loaded(leaf):
        return leaf if leaf.dtype == np.int8 else leaf.astype(np.float16 if half else np.float32).astype(np.float32)

    assert fingerprint(artifact.load_language_model(path).model.params) == fingerprint(jax.tree.map(as_loaded, params))


@layouts
def test_adapter_keeps_weights_of_any_layout(tmp_path, layout):
    adapter = lora.init(LANGUAGE, lora.Lora(3, 6.0, lora.TARGETS), seed=1)
    rng = np.random.default_rng(2)
    weights = jax.tree.map(lambda leaf: rng.normal(size=leaf.shape).astype(np.float32), adapter.weights)
    weights = laid_out(weights, layout)
    path = lora.save(tmp_path / "style", lora.Adapter(adapter.lora, weights), LANGUAGE)
    assert fingerprint(lora.load(path, LANGUAGE).weights) == fingerprint(weights)


@layouts
def test_index_keeps_vectors_of_any_layout(tmp_path, layout):
    index = build([Document("a", "Tents", "A tent.\n\nTwo poles."), Document("b", "Boots", "Boots are dry.")], ours())
    path = store.save(replace(index, vectors=laid_out(index.vectors, layout)), tmp_path / "index")
    assert np.array_equal(store.load(path).vectors, index.vectors)


@layouts
def test_embedding_keeps_tables_of_any_layout(tmp_path, layout):
    params = laid_out(dict(ours().params), layout)
    embeddings.save(params, tmp_path / "c")
    embeddings.save(dict(ours().params), tmp_path / "f")
    assert (tmp_path / "c").read_bytes() == (tmp_path / "f").read_bytes()


@layouts
def test_data_hash_does_not_depend_on_the_layout(layout):
    data = {"x": np.arange(12.0).reshape(3, 4), "y": np.float32(2)}
    assert experiments.data_hash(laid_out(data, layout)) == experiments.data_hash(data)


def test_experiment_log_keeps_numpy_and_jax_numbers(tmp_path):
    numbers = {"f1": np.float32(0.5), "loss": jnp.bfloat16(0.25), "rows": np.int8(7), "none": float("nan")}
    experiments.record(tmp_path / "runs.jsonl", lambda config, seed: (numbers, [{"step": np.int64(1)}]), {"rate": 0.1})
    [run] = experiments.runs(tmp_path / "runs.jsonl")
    assert str(run.metrics) == str({"f1": 0.5, "loss": 0.25, "rows": 7.0, "none": float("nan")})
    assert run.curve == [{"step": 1.0}]


def writers(folder):
    """What writes arrays, by name; each is called with nothing."""
    adapter = lora.init(LANGUAGE, lora.Lora(2))
    index = build([Document("a", "Tents", "A tent.")], ours())
    return {
        "freeze": lambda: artifact.freeze(CLASSIFIER, folder, "spam"),
        "freeze_language_model": lambda: artifact.freeze_language_model(
            LanguageModel(LANGUAGE, CONFIG, TOKENIZER), folder, "mail"
        ),
        "checkpoint": lambda: checkpoint.save(folder, {"w": np.ones(3, np.float32)}, step=1),
        "adapter": lambda: lora.save(folder / "style", adapter, LANGUAGE),
        "index": lambda: store.save(index, folder / "index"),
        "embedding": lambda: embeddings.save(dict(ours().params), folder / "embedding"),
    }


NAMES = ["freeze", "freeze_language_model", "checkpoint", "adapter", "index", "embedding"]


def broken_save(arrays, metadata=None):
    """What safetensors 0.8.0 does with arrays that are not C-ordered: right shape, wrong places."""
    rolled = {name: np.roll(array.reshape(-1), 1).reshape(array.shape) for name, array in arrays.items()}
    return WHOLE(rolled, metadata)


WHOLE = tensors.safetensors.numpy.save


@pytest.mark.parametrize("name", NAMES)
def test_writer_refuses_what_does_not_read_back(tmp_path, monkeypatch, name):
    write = writers(tmp_path)[name]
    monkeypatch.setattr(tensors.safetensors.numpy, "save", broken_save)
    with pytest.raises(tensors.NotSavedError, match="did not write the arrays as they are"):
        write()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    write()
    assert list(tmp_path.iterdir()) != []


@pytest.mark.parametrize("name", NAMES)
def test_writer_refuses_a_disk_that_gives_back_other_bytes(tmp_path, monkeypatch, name):
    write, read = writers(tmp_path)[name], Path.read_bytes

    def damaged(self):
        content = read(self)
        return content[:-1] + bytes([content[-1] ^ 1]) if len(content) > 60 else content

    monkeypatch.setattr(Path, "read_bytes", damaged)
    with pytest.raises(tensors.NotSavedError, match="does not contain what was written"):
        write()
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_write_refuses_a_dtype_that_no_file_can_hold(tmp_path):
    for array in (np.array(["text"]), np.array([None]), np.ones(2, np.complex128), np.ones(2, ml_dtypes.int4)):
        with pytest.raises(TypeError, match="'w' has dtype .*, which cannot be saved: convert it"):
            tensors.write(tmp_path / "file", {"w": array})
    assert list(tmp_path.iterdir()) == []


def test_replaced_keeps_the_old_file_on_an_error(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(RuntimeError), files.replaced(path) as draft:
        draft.write_text("half")
        raise RuntimeError
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("file", "old")]
    with files.replaced(path) as draft:
        draft.write_text("new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("file", "new")]


def test_append_line_takes_back_what_does_not_read_back(tmp_path):
    class Forgetful(files.FileIO):
        def read(self, size=-1):
            return b"\n" if size == 1 else super().read(size)[:-2] + b"?\n"

    path = tmp_path / "log"
    path.write_bytes(b"one\n")
    with Forgetful(path, "a+") as file, pytest.raises(OSError, match="read back"):
        files.append_line(file, b"two\n")
    assert path.read_bytes() == b"one\n"


def test_the_broken_release_of_safetensors_is_excluded():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    [wanted] = [Requirement(text) for text in project["dependencies"] if text.startswith("safetensors")]
    assert not wanted.specifier.contains("0.8.0") and wanted.specifier.contains("0.7.0")


def test_artifacts_of_earlier_releases_still_load():
    shipped = ROOT / "course_lib" / "models" / "pretrained" / "larkspur"
    assert json.loads((shipped / "model.json").read_text())["versions"]["safetensors"] == "0.8.0"
    artifact.check(shipped)
