# SPDX-License-Identifier: Apache-2.0
"""MiniLM in our own code against the figures of transformers, and what its loader refuses."""

import json

import numpy as np
import pytest

from course_lib.models import encoder
from course_lib.models.pretrained import catalogue, minilm

# made once with torch 2.13 and transformers 5.23 (BertModel, eager attention, mean over tokens, norm 1), 256 tokens
TEXTS = [
    "That is a happy person",
    "That is a very happy person",
    "Today is a sunny day",
    "How long do I have to send something back?",
    "You have 30 days to return anything that you do not want to keep.",
    "Çà et là: naïve ÜBER-größe, 12.50 € & <tag> 山",
    "word " * 400,
]
COSINES = {(0, 1): 0.942915, (0, 2): 0.256876, (1, 2): 0.210615, (3, 4): 0.669801, (0, 5): -0.026907, (3, 6): 0.086284}
FIRST = {0: [-0.033877, 0.091942, 0.048701, -0.034884], 5: [0.031725, 0.122501, -0.009261, 0.000346]}
FIRST |= {6: [-0.008124, -0.095586, -0.038673, 0.049662]}
TOKENS = [101, 6187, 3802, 2474, 1024, 15743, 19169, 1011, 24665, 2080, 17499, 1010, 2260, 1012, 2753, 1574, 1004, 1026]
TOKENS += [6415, 1028, 1831, 102]


@pytest.fixture(scope="module")
def model():
    if not catalogue.find(catalogue.named("minilm")):
        pytest.skip(catalogue.how_to_get(catalogue.named("minilm")))
    return minilm.load()


def test_vectors_and_cosines_are_those_of_the_reference(model):
    found = encoder.embed(*model, TEXTS)
    assert found.shape == (7, 384) and found.dtype == np.float32
    for (one, other), wanted in COSINES.items():
        assert found[one] @ found[other] == pytest.approx(wanted, abs=1e-5)
    for row, wanted in FIRST.items():
        np.testing.assert_allclose(found[row, :4], wanted, atol=1e-5)
    np.testing.assert_allclose(np.concatenate([encoder.embed(*model, [text]) for text in TEXTS]), found, atol=1e-6)


def test_tokens_are_those_of_the_reference_and_long_texts_are_cut(model):
    rows = model[2].encode_all(TEXTS)
    assert rows[5] == TOKENS and (len(rows[6]), rows[6][-1]) == (256, 102)


def small():
    """A BERT of one layer as a checkpoint holds it."""
    described = {"hidden_act": "gelu", "position_embedding_type": "absolute", "vocab_size": 6, "hidden_size": 4}
    described |= {"num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
    described |= {"max_position_embeddings": 10, "layer_norm_eps": 1e-12}
    shapes = {"word_embeddings": (6, 4), "position_embeddings": (10, 4), "token_type_embeddings": (2, 4)}
    arrays = {f"embeddings.{name}.weight": np.ones(shape, np.float32) for name, shape in shapes.items()}
    norms = ["embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"]
    arrays |= {f"{name}.LayerNorm.{part}": np.ones(4, np.float32) for name in norms for part in ("weight", "bias")}
    for name in minilm._MATRICES.values():
        outputs, inputs = {"intermediate.dense": (8, 4), "output.dense": (4, 8)}.get(name, (4, 4))
        arrays[f"encoder.layer.0.{name}.weight"] = np.arange(outputs * inputs, dtype=np.float32).reshape(
            outputs, inputs
        )
        arrays[f"encoder.layer.0.{name}.bias"] = np.zeros(outputs, np.float32)
    return arrays, described


def test_matrices_are_turned_and_the_context_is_no_longer_than_the_positions():
    arrays, described = small()
    params, config = minilm.from_bert(arrays, described, 256)
    assert config.context == 10 and params["layers"]["0"]["up"].shape == (4, 8)
    np.testing.assert_array_equal(params["layers"]["0"]["q"], np.arange(16).reshape(4, 4).T)


@pytest.mark.parametrize(
    "change, sentence",
    [
        (lambda arrays, told: told.update(hidden_act="relu"), "a BERT of another kind"),
        (lambda arrays, told: told.update(hidden_size=6), "has the shape"),
        (lambda arrays, told: arrays.pop("embeddings.LayerNorm.bias"), "'embeddings.LayerNorm.bias' is missing"),
        (lambda arrays, told: told.pop("vocab_size"), "'vocab_size' is missing"),
    ],
)
def test_another_model_is_refused_in_one_sentence(tmp_path, change, sentence):
    import safetensors.numpy

    arrays, described = small()
    change(arrays, described)
    safetensors.numpy.save_file(arrays, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(described))
    (tmp_path / "tokenizer.json").write_text(
        '{"version": "1.0", "model": {"type": "WordLevel", "vocab": {}, "unk_token": "u"}}'
    )
    with pytest.raises(ValueError, match=f"holds no whole MiniLM .*{sentence}.*fetch it again"):
        minilm.load(tmp_path)


def test_missing_and_damaged_files_are_told(tmp_path):
    with pytest.raises(ValueError, match="config.json cannot be read"):
        minilm.load(tmp_path)
    arrays, described = small()
    (tmp_path / "config.json").write_text(json.dumps(described))
    (tmp_path / "model.safetensors").write_bytes(b"cut off")
    with pytest.raises(ValueError, match="holds no whole MiniLM"):
        minilm.load(tmp_path)
