# SPDX-License-Identifier: Apache-2.0
"""A model that others trained tells, letter by letter, the story that its author documents."""

import struct
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.models.pretrained import stories

BEGINNING = (
    "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. "
    "One day, she saw a big, red ball."
)


def plain_story(path, tokenizer, tokens):
    """Greedy by numpy from llama2.c's file as it is: rows are outputs, neighbours are turned, nothing is shared."""
    blob = path.read_bytes()
    width, hidden, layers, heads, groups, vocabulary, context = struct.unpack("<7i", blob[:28])
    place, head = 28, width // heads

    def take(*shape):
        nonlocal place
        found = np.frombuffer(blob, "<f4", int(np.prod(shape)), place).reshape(shape)
        place += found.nbytes
        return found

    embedding, norm1 = take(vocabulary, width), take(layers, width)
    wq, wk = take(layers, width, width), take(layers, groups * head, width)
    wv, wo = take(layers, groups * head, width), take(layers, width, width)
    norm2, w1 = take(layers, width), take(layers, hidden, width)
    w2, w3, last = take(layers, width, hidden), take(layers, hidden, width), take(width)
    cosine, sine = take(context, head // 2), take(context, head // 2)

    def norm(x, gain):
        return x / np.sqrt(np.mean(x * x) + 1e-5) * gain

    def turn(x, t):
        pairs = x.reshape(-1, head // 2, 2)
        a, b = pairs[..., 0], pairs[..., 1]
        return np.stack([a * cosine[t] - b * sine[t], a * sine[t] + b * cosine[t]], -1).reshape(-1, head)

    keys, values = [[] for _ in range(layers)], [[] for _ in range(layers)]
    story, token = [], 1
    for t in range(tokens):
        x = embedding[token]
        for i in range(layers):
            n = norm(x, norm1[i])
            q = turn(wq[i] @ n, t)
            keys[i].append(turn(wk[i] @ n, t))
            values[i].append((wv[i] @ n).reshape(groups, head))
            k, v = (np.repeat(np.array(each), heads // groups, axis=1) for each in (keys[i], values[i]))
            scores = np.einsum("hk,shk->hs", q, k) / np.sqrt(head)
            shares = np.exp(scores - scores.max(1, keepdims=True))
            x = x + wo[i] @ np.einsum("hs,shk->hk", shares / shares.sum(1, keepdims=True), v).ravel()
            n = norm(x, norm2[i])
            gate = w1[i] @ n
            x = x + w2[i] @ (gate / (1 + np.exp(-gate)) * (w3[i] @ n))
        token = int(np.argmax(embedding @ norm(x, last)))
        if token == 1:
            break
        story.append(bytes([token - 3]) if token < 259 else tokenizer.pieces[token])
    return b"".join(story).decode().removeprefix(" ")


@pytest.fixture(scope="module")
def loaded(course_data):
    return stories.load()


def test_the_documented_story_letter_by_letter(loaded, course_data):
    from course_lib.inference.generate import generate_text

    params, config, tokenizer = loaded
    pieces = []
    story = generate_text(params, config, tokenizer, "", tokens=256, on_text=pieces.append)
    folder = course_data / "stories260K"
    assert story.startswith(BEGINNING)
    assert story.startswith((folder / "expected_greedy.txt").read_text("utf-8").rstrip("\n"))
    assert story == plain_story(folder / "stories260K.bin", tokenizer, 256) == "".join(pieces)


def test_its_shape(loaded):
    _, config, tokenizer = loaded
    assert (config.width, config.layers, config.heads, config.groups, config.vocabulary) == (64, 5, 8, 4, 512)
    assert tokenizer.size == 512


def test_its_tokenizer_gives_any_text_back(loaded):
    tokenizer = loaded[2]
    assert [tokenizer.pieces[token] for token in tokenizer.encode("Once upon a time")] == [
        b" Once",
        b" upon",
        b" a",
        b" time",
    ]
    for text in ("Lily's 12 Äpfel, 球!", "", " two  spaces ", "a\nb"):
        assert tokenizer.decode([tokenizer.begin, *tokenizer.encode(text)]) == text


def plain_encode(tokenizer, text):
    """Joins the best pair of all, again and again, as llama2.c does; quadratic."""
    if not text:
        return []
    numbers = {piece: number for number, piece in reversed(list(enumerate(tokenizer.pieces))) if number > 2}
    tokens = [numbers[tokenizer.lead.encode()]]
    for letter in text:
        raw = letter.encode()
        tokens += [numbers[raw]] if raw in numbers else [byte + 3 for byte in raw]
    while len(tokens) > 1:
        pairs = [tokenizer.pieces[first] + tokenizer.pieces[second] for first, second in pairwise(tokens)]
        joined = [(place, numbers[pair]) for place, pair in enumerate(pairs) if pair in numbers]
        if not joined:
            break
        place, best = max(joined, key=lambda pair: tokenizer.scores[pair[1]])  # the first of equal ones
        tokens[place : place + 2] = [best]
    return tokens


def small_tokenizer(longer, scores):
    """Pieces of a few letters over the single bytes, many of them with equal scores."""
    pieces = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256)), b" ", b"a", b"b", b"c"]
    pieces += [piece.encode() for piece in longer]
    return stories.ScoredPieces(tuple(pieces), (0.0,) * 263 + tuple(map(float, scores[: len(longer)])))


@given(
    st.lists(st.text("abc ", min_size=2, max_size=5), max_size=30, unique=True),
    st.lists(st.integers(-3, 3), min_size=30, max_size=30),
    st.text("aaabbc dé", max_size=60),
)
def test_scored_pieces_encode_joins_in_the_order_of_the_plain_loop(longer, scores, text):
    tokenizer = small_tokenizer(longer, scores)
    assert tokenizer.encode(text) == plain_encode(tokenizer, text)


@settings(max_examples=40)
@given(st.text(max_size=200) | st.text("Once upon a time, Lily. \n", max_size=200))
def test_scored_pieces_encode_is_that_of_the_plain_loop_for_the_real_pieces(loaded, text):
    assert loaded[2].encode(text) == plain_encode(loaded[2], text)


def test_scored_pieces_encode_looks_up_at_most_three_pairs_per_letter():
    class Counting(dict):
        pairs = 0

        def get(self, key, default=None):
            Counting.pairs += 1
            return super().get(key, default)

    tokenizer = small_tokenizer(["aa", "aaaa", "ab", "aab", "ba"], [1, 2, 1, 3, 0])
    tokenizer.__dict__["_numbers"] = Counting(tokenizer._numbers)
    text = "aabbaaaab" * 2000
    tokenizer.encode(text)
    assert len(text) <= Counting.pairs <= 3 * (len(text) + 1)


def test_scored_pieces_refuses_what_is_no_text_and_no_token():
    tokenizer = small_tokenizer([], [])
    with pytest.raises(ValueError, match="half of a surrogate pair"):
        tokenizer.encode("win \ud800")
    with pytest.raises(TypeError, match="must be a text"):
        tokenizer.encode(3)
    for token in (-1, tokenizer.size, 1.5, 10**20):
        with pytest.raises(ValueError, match="must be a whole number from 0 to 262"):
            tokenizer.decode([token])
        with pytest.raises(ValueError, match="must be a whole number from 0 to 262"):
            tokenizer.bytes_of(token)


def test_another_file_is_refused(tmp_path):
    (tmp_path / "short.bin").write_bytes(b"too short")
    with pytest.raises(ValueError, match="no model of llama2.c"):
        stories.read_model(tmp_path / "short.bin")
    (tmp_path / "cut.bin").write_bytes(struct.pack("<7i", 64, 172, 5, 8, 4, 512, 512) + bytes(1000))
    with pytest.raises(ValueError, match="fetch it again"):
        stories.read_model(tmp_path / "cut.bin")
    (tmp_path / "tok.bin").write_bytes(struct.pack("<ifi", 3, 0.0, 2) + b"ab")
    with pytest.raises(ValueError, match="ends after 1 of 2 pieces"):
        stories.read_tokenizer(tmp_path / "tok.bin", 2)
    assert stories.read_tokenizer(tmp_path / "tok.bin", 1).pieces == (b"ab",)


def test_an_untied_model_is_read(tmp_path):
    width, hidden, layers, heads, groups, vocabulary, context = 8, 6, 2, 2, 1, 5, 4
    sizes = [vocabulary * width, 2 * width, 2 * 64, 2 * 32, 2 * 32, 2 * 64, 2 * width, *[2 * 48] * 3, width]
    numbers = np.arange(sum(sizes) + context * width // heads + vocabulary * width, dtype=np.float32)
    header = struct.pack("<7i", width, hidden, layers, heads, groups, -vocabulary, context)
    (tmp_path / "model.bin").write_bytes(header + numbers.tobytes())
    params, config = stories.read_model(tmp_path / "model.bin")
    assert not config.tied
    np.testing.assert_array_equal(params["out"].T.ravel(), numbers[-vocabulary * width :])
