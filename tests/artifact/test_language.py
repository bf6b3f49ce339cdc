# SPDX-License-Identifier: Apache-2.0
"""Language models frozen: round trips, what is refused, and planted damage."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from course_lib import aliases, artifact
from course_lib.artifact import ArtifactError, Sample, folder, freeze_language_model, load, load_language_model
from course_lib.inference.generate import generate_text
from course_lib.models import language_model as lm
from course_lib.models import lora, quantise
from course_lib.models.language_model import Config, LanguageModel
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.models.parameters import fingerprint
from course_lib.models.pretrained.stories import ScoredPieces
from course_lib.preprocess import fit_text, from_dict
from course_lib.preprocess.tokens import train_tokenizer

TOKENIZER = train_tokenizer(["the boots came too late, the lamp came broken"] * 3, 270)
CONFIG = Config(TOKENIZER.size, width=16, layers=2, heads=2, groups=1, hidden=24, context=64)
MODEL = LanguageModel(lm.init(CONFIG, seed=3), CONFIG, TOKENIZER)
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def frozen(root, model=MODEL, name="mail_model", **changes):
    told = {"metrics": {"bits per character": 1.25}, "data": {"mails": "ab" * 32}, "run": "r7", "created": WHEN}
    return freeze_language_model(model, root, name, **(told | changes))


def test_what_was_frozen_is_what_is_loaded(tmp_path):
    samples = [("the boots", " came late", "Good."), Sample("the lamp", " boots\nboots")]
    path = frozen(tmp_path, samples=samples, history=[{"step": 1, "loss": 3.0}], about="It writes mails.")
    found = load_language_model(path)
    assert path == tmp_path / "mail_model_v1"
    assert sorted(file.name for file in path.iterdir()) == ["CARD.md", "model.json", "params.safetensors"]
    params, config, tokenizer = found.model
    assert fingerprint(params) == fingerprint(dict(MODEL.params))
    assert (config, tokenizer.vocabulary, tokenizer.merges) == (CONFIG, TOKENIZER.vocabulary, TOKENIZER.merges)
    assert (found.name, found.about, found.run) == ("mail_model_v1", "It writes mails.", "r7")
    assert (found.metrics, found.data) == ({"bits per character": 1.25}, {"mails": "ab" * 32})
    assert found.samples == (Sample("the boots", " came late", "Good."), Sample("the lamp", " boots\nboots"))
    assert found.history == ({"step": 1, "loss": 3.0},)
    assert found.created == "2026-01-02T03:04:05+00:00"
    assert set(found.versions) == {"course-lib", "jax", "numpy", "safetensors", "tokenizers"}


def test_the_loaded_model_writes_the_same(tmp_path):
    before = generate_text(*MODEL, "the boots", tokens=20)
    assert generate_text(*load_language_model(frozen(tmp_path)).model, "the boots", tokens=20) == before


def test_the_card_is_for_people(tmp_path):
    path = frozen(tmp_path, about="It writes mails.", samples=[("the boots", " came\n\nlate", "Good.")])
    card = (path / "CARD.md").read_text("utf-8")
    assert card.startswith("# mail_model_v1\n\nIt writes mails.\n\nA language model of ")
    assert f"{sum(leaf.size for leaf in _leaves(MODEL.params)):,} parameters" in card
    assert "| bits per character | 1.2500 |" in card
    assert "## After “the boots”\n\nGood.\n\n    the boots came\n\n    late\n" in card


def _leaves(tree):
    return [leaf for branch in tree.values() for leaf in (_leaves(branch) if isinstance(branch, dict) else [branch])]


def test_half_is_half_the_bytes_and_comes_back_as_float32(tmp_path):
    whole, half = frozen(tmp_path), frozen(tmp_path, half=True)
    sizes = [(path / "params.safetensors").stat().st_size for path in (whole, half)]
    numbers = sum(leaf.size for leaf in _leaves(MODEL.params))
    assert sizes[0] - sizes[1] == pytest.approx(2 * numbers, abs=200)
    found = load_language_model(half).model.params
    assert {leaf.dtype for leaf in _leaves(found)} == {np.dtype(np.float32)}
    before, after = MODEL.params["layers"]["1"]["down"], found["layers"]["1"]["down"]
    np.testing.assert_allclose(after, before, rtol=2**-11, atol=2**-24)


def test_stacked_and_untied_and_quantised_ones(tmp_path):
    stacked = MODEL._replace(params=lm.stack(MODEL.params))
    found = load_language_model(frozen(tmp_path, stacked)).model.params
    assert fingerprint(found) == fingerprint(dict(MODEL.params))
    untied = replace(CONFIG, tied=False)
    params = load_language_model(frozen(tmp_path, LanguageModel(lm.init(untied), untied, TOKENIZER))).model.params
    assert params["out"].shape == (16, TOKENIZER.size)
    small = quantise.quantise_params(MODEL.params)
    found = load_language_model(frozen(tmp_path, MODEL._replace(params=small))).model.params
    assert fingerprint(found) == fingerprint(small)


def test_same_input_same_bytes(tmp_path):
    one, two = frozen(tmp_path / "one"), frozen(tmp_path / "two")
    for file in one.iterdir():
        assert file.read_bytes() == (two / file.name).read_bytes()


def test_it_stays_what_it_is_under_another_name(tmp_path):
    """A package's data folder has no number."""
    shipped = frozen(tmp_path).rename(tmp_path / "larkspur")
    assert load_language_model(shipped).name == "mail_model_v1"


def _params(change):
    params = lm.unstack(lm.init(CONFIG, seed=3))
    change(params)
    return MODEL._replace(params=params)


REFUSED = {
    "pieces with scores": (MODEL._replace(tokenizer=ScoredPieces((b"a",), (0.0,))), {}, "byte pairs .* ScoredPieces"),
    "another tokenizer": (MODEL._replace(tokenizer=train_tokenizer(["a"], 258)), {}, "258 tokens and the model 270"),
    "another shape": (MODEL._replace(config=replace(CONFIG, hidden=32)), {}, r"gate is \(16, 24\) and should be"),
    "a layer less": (MODEL._replace(config=replace(CONFIG, layers=3)), {}, "layers/2/attention_norm is missing"),
    "a layer more": (MODEL._replace(config=replace(CONFIG, layers=1)), {}, "should be absent"),
    "a norm of one": (_params(lambda tree: tree.update(norm=np.ones(1, np.float32))), {}, r"norm is \(1,\)"),
    "nothing finite": (_params(lambda tree: tree.update(norm=np.full(16, np.nan))), {}, "not finite"),
    "too large for half": (_params(lambda tree: tree.update(norm=np.full(16, 1e6))), {"half": True}, "half=False"),
    "an adapter": (
        MODEL._replace(params=lora.attach(MODEL.params, lora.init(MODEL.params, lora.Lora()))),
        {},
        "merge an adapter",
    ),
    "no name": (MODEL, {"name": "../escape"}, "cannot name a model"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_frozen_is_told_in_a_sentence(tmp_path, case):
    model, changes, sentence = REFUSED[case]
    with pytest.raises((ValueError, TypeError), match=sentence) as caught:
        frozen(tmp_path, model, **changes)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    assert list(tmp_path.iterdir()) == []


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
    "no parameters": (lambda path: (path / "params.safetensors").unlink(), "cannot be read"),
    "parameters flipped": (lambda path: flip_a_bit(path / "params.safetensors"), "not the file that was frozen"),
    "parameters cut": (lambda path: os.truncate(path / "params.safetensors", 50), "not the file that was frozen"),
    "card edited": (lambda path: flip_a_bit(path / "CARD.md"), "not the file that was frozen"),
    "model cut": (lambda path: os.truncate(path / "model.json", 100), "cut off or damaged"),
    "model edited": (
        lambda path: (path / "model.json").write_text(
            (path / "model.json").read_text("utf-8").replace('"rope_base": 10000.0', '"rope_base": 20000.0'), "utf-8"
        ),
        "changed after freezing",
    ),
    "newer": (lambda path: rewrite(path, lambda model: model.update(format=3)), "upgrade"),
    "another kind": (lambda path: rewrite(path, lambda model: model.update(kind="text network")), "`load` reads it"),
    "no configuration": (lambda path: rewrite(path, lambda model: model.pop("config")), "'config'"),
    "a setting of tomorrow": (lambda path: rewrite(path, lambda model: model["config"].update(experts=8)), "experts"),
    "heads that do not divide": (
        lambda path: rewrite(path, lambda model: model["config"].update(heads=3)),
        "does not divide",
    ),
    "another context of weights": (
        lambda path: rewrite(path, lambda model: model["config"].update(hidden=48)),
        "do not fit their shape",
    ),
    "another tokenizer": (
        lambda path: rewrite(path, lambda model: model.update(tokenizer=train_tokenizer(["a"], 258).to_dict())),
        "trained together",
    ),
    "a tokenizer of tomorrow": (
        lambda path: rewrite(path, lambda model: model["tokenizer"].update(format=2)),
        "no tokenizer of format 1",
    ),
    "the preprocessing of texts": (
        lambda path: rewrite(path, lambda model: model.update(tokenizer=fit_text(["a"]).to_dict())),
        "no byte pairs",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_clear_sentence(tmp_path, fault):
    plant, sentence = FAULTS[fault]
    path = frozen(tmp_path)
    load_language_model(path)
    plant(path)
    with pytest.raises(ArtifactError, match=sentence) as caught:
        load_language_model(path)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    assert str(path) in str(caught.value)


def test_each_kind_names_the_other_ones_reader(tmp_path):
    texts = fit_text(["a b"])
    params = {"weights": np.zeros(texts.size, np.float32), "bias": np.float32(0)}
    mails = artifact.freeze(Model(BAG_OF_WORDS, params, texts, {"label": ("ham", "spam")}), tmp_path, "mails")
    with pytest.raises(ArtifactError, match="bag of words, and no language model: `load` reads it"):
        load_language_model(mails)
    with pytest.raises(ArtifactError, match="language model, and no classifier: `load_language_model` reads it"):
        load(frozen(tmp_path))
    assert [artifact.kind_of(mails), artifact.kind_of(tmp_path / "mail_model_v1")] == [BAG_OF_WORDS, "language model"]


def test_an_alias_points_at_a_language_model_too(tmp_path):
    path = frozen(tmp_path)
    aliases.promote(path)
    assert aliases.resolve(str(tmp_path / "mail_model")) == path
    flip_a_bit(path / "params.safetensors")
    with pytest.raises(ArtifactError, match="not the file that was frozen"):
        aliases.promote(path)


def test_byte_pairs_are_a_kind_of_preprocessing():
    assert from_dict(TOKENIZER.to_dict()).merges == TOKENIZER.merges
    with pytest.raises(ValueError, match="is 'tarot' and not text, table, byte pairs"):
        from_dict({"kind": "tarot"})
