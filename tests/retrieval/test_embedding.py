# SPDX-License-Identifier: Apache-2.0
"""Our embedding: norms, rows apart from one another, what it learnt, and its file."""

import numpy as np
import pytest

from course_lib.retrieval import embedding, fit_embedding, ours


def cosine(first: str, second: str) -> float:
    one, other = ours().embed([first, second])
    return float(one @ other)


def test_vectors_have_norm_1_and_a_text_without_letters_none():
    found = ours().embed(["How long does a refund take?", "", "?!", "Ünïcode tent " * 500])
    assert found.dtype == np.float32 and found.shape == (4, 115)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), [1, 0, 0, 1], atol=1e-6)


def test_a_text_has_the_same_vector_alone_as_among_others():
    texts = ["my parcel is late", "the zip is broken", "close my account"]
    together = ours().embed(texts)
    assert np.array_equal(together, np.concatenate([ours().embed([text]) for text in texts]))
    assert np.array_equal(together[::-1], ours().embed(texts[::-1]))
    assert np.array_equal(ours().embed(["MY  Parcel is late"]), together[:1])


def test_it_knows_kindred_words_and_reasons():
    assert cosine("refund", "refunded") > cosine("refund", "delivery") + 0.2
    assert cosine("my package never arrived", "The parcel is lost") > cosine(
        "my package never arrived", "I was charged twice"
    )
    with pytest.raises(TypeError, match="one text where a list"):
        ours().embed("text")


def test_file_comes_back_within_half_a_step_and_a_damaged_one_is_told(tmp_path):
    rng = np.random.default_rng(0)
    params = {"idf": rng.random(embedding.BUCKETS).astype(np.float32) + 1}
    params |= {name: rng.normal(size=(embedding.BUCKETS, 3)).astype(np.float32) for name in ("themes", "reasons")}
    path = tmp_path / "e.safetensors"
    embedding.save(params, path)
    back = embedding.load(path)
    texts = ["tent and rope", "boots"]
    np.testing.assert_allclose(embedding.embed(back, texts), embedding.embed(params, texts), atol=0.03)
    path.write_bytes(path.read_bytes()[:-9])
    for wrong in (path, tmp_path / "none"):
        with pytest.raises(ValueError, match="is no embedding of this course"):
            embedding.load(wrong)


def test_fitting_twice_gives_the_same_and_tells_reasons_apart():
    mails = [f"the tent leaks {n}" for n in range(6)] + [f"charged twice by card {n}" for n in range(6)]
    reasons = ["tent"] * 6 + ["money"] * 6
    first, second = (fit_embedding.fit(mails, mails, reasons, themes=4) for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert first["themes"].shape == (embedding.BUCKETS, 4) and first["reasons"].shape == (embedding.BUCKETS, 2)
    scores = embedding.embed(first, ["a leaking tent", "twice on my card"])[:, 4:]
    assert scores.argmax(axis=1).tolist() == [1, 0]


@pytest.mark.long
def test_the_shipped_file_is_what_the_code_makes():
    made, shipped = fit_embedding.fit(*fit_embedding.corpus()), embedding._shipped()
    texts = ["How do I send a jacket back?", "Where is my parcel?", "vat number on the invoice"]
    np.testing.assert_allclose(embedding.embed(made, texts), embedding.embed(shipped, texts), atol=0.02)
