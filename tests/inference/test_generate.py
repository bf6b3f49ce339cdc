# SPDX-License-Identifier: Apache-2.0
"""The compiled loop writes what the plain model would, in every way of calling it."""

from functools import partial

import jax
import numpy as np
import pytest
from jax import export
from scipy.stats import chisquare

from course_lib.inference import generate as module
from course_lib.inference.generate import _begin, _Rules, _write, generate, generate_text
from course_lib.inference.sampling import Dials, Kind, Sampling
from course_lib.models import language_model as lm
from course_lib.models import lora, quantise
from course_lib.models.lora import Lora
from course_lib.preprocess.tokens import train_tokenizer

CONFIG = lm.Config(20, 16, 2, 4, 2, 24, context=64)
PARAMS = jax.tree.map(
    lambda leaf: leaf + 0.3 * np.random.default_rng(7).normal(size=leaf.shape).astype(np.float32), lm.init(CONFIG)
)
PROMPTS = [[3, 1, 4], [1, 5, 9, 2, 6], [5], [3, 5, 8, 9]]
QUICK = {"xla_backend_optimization_level": 0}
"""To compile: these programs run once."""
logits = jax.jit(lm.logits, static_argnames="config", compiler_options=QUICK)


@pytest.fixture(autouse=True, scope="module")
def quick_to_compile():
    """The programs here run once or twice, and compiling them well would take most of the time."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


def scores_after(params, tokens):
    """The uncached reference: the whole text anew for each token, in one shape."""
    padded = np.zeros((1, CONFIG.context), np.int32)
    padded[0, : len(tokens)] = tokens
    return np.asarray(logits(params, CONFIG, padded))[0, len(tokens) - 1]


def reference(params, prompt, tokens):
    text = list(prompt)
    for _ in range(tokens):
        text.append(int(scores_after(params, text).argmax()))
    return text[len(prompt) :]


run = partial(generate, PARAMS, CONFIG, PROMPTS)
WRITTEN = [reference(PARAMS, prompt, 30) for prompt in PROMPTS]


def test_greedy_equals_the_uncached_reference():
    assert [each.tokens for each in run(tokens=30)] == WRITTEN
    assert len({tuple(each) for each in WRITTEN}) > 1


def test_alone_equals_in_a_batch():
    for prompt, expected in zip(PROMPTS[:3], WRITTEN[:3], strict=True):
        (alone,) = generate(PARAMS, CONFIG, [prompt], tokens=30)
        assert alone.tokens == expected
    assert [each.tokens for each in generate(PARAMS, CONFIG, PROMPTS[:3], tokens=30)] == WRITTEN[:3]


def test_log_probabilities_and_candidates_of_each_step():
    for prompt, each in zip(PROMPTS, run(tokens=5, candidates=3, sampling=Sampling(0.7)), strict=True):
        for place in range(5):
            scores = scores_after(PARAMS, [*prompt, *each.tokens[:place]]).astype(np.float64)
            known = scores - np.log(np.exp(scores).sum())
            assert each.log_probabilities[place] == pytest.approx(known[each.tokens[place]], abs=1e-4)
            assert each.candidates[place].tolist() == np.argsort(-known)[:3].tolist()
            np.testing.assert_allclose(each.candidate_log_probabilities[place], np.sort(known)[:-4:-1], atol=1e-4)


def test_streaming_gives_the_same_tokens_one_by_one():
    for sampling in (Sampling(0.0), Sampling(0.9)):
        heard = [[] for _ in PROMPTS]
        told = run(tokens=11, sampling=sampling, on_token=lambda row, token, heard=heard: heard[row].append(token))
        assert [each.tokens for each in told] == heard == [each.tokens for each in run(tokens=11, sampling=sampling)]
        assert {len(each) for each in heard} == {11}


def test_streaming_speaks_before_the_end():
    steps = []
    whole = module._write

    def watched(params, config, kind, rules, state, limit):
        steps.append(int(limit))
        return whole(params, config, kind, rules, state, limit)

    module._write = watched
    try:
        run(tokens=11, on_token=lambda row, token: None)
    finally:
        module._write = whole
    assert steps == [2, 4, 6, 8, 10]


def test_a_stop_token_ends_a_text_and_is_no_part_of_it():
    stop = WRITTEN[0][4]
    heard = []
    for told in (None, lambda row, token: heard.append((row, token))):
        for each, expected in zip(run(tokens=30, stop=[stop], on_token=told), WRITTEN, strict=True):
            cut = expected.index(stop) if stop in expected else 30
            assert (each.tokens, each.stopped) == (expected[:cut], cut < 30)
            assert len(each.log_probabilities) == cut
    assert (0, stop) not in heard
    assert [token for row, token in heard if row == 0] == WRITTEN[0][: WRITTEN[0].index(stop)]


def test_draws_repeat_by_seed_and_do_not_depend_on_the_rows_beside():
    first = run(tokens=12, sampling=Sampling(1.5), seed=1)
    assert [each.tokens for each in first] == [each.tokens for each in run(tokens=12, sampling=Sampling(1.5), seed=1)]
    assert [each.tokens for each in first] != [each.tokens for each in run(tokens=12, sampling=Sampling(1.5), seed=2)]
    fewer = generate(PARAMS, CONFIG, PROMPTS[:3], tokens=12, sampling=Sampling(1.5), seed=1)
    assert [each.tokens for each in fewer] == [each.tokens for each in first[:3]]


def test_draws_follow_the_model():
    rows = 2048
    written = generate(PARAMS, CONFIG, [PROMPTS[0]] * rows, tokens=1, sampling=Sampling(1.0), seed=3)
    scores = scores_after(PARAMS, PROMPTS[0]).astype(np.float64)
    expected = np.exp(scores) / np.exp(scores).sum()
    counts = np.bincount([each.tokens[0] for each in written], minlength=20)
    common = expected * rows > 5
    parts = [np.append(each[common], each[~common].sum()) for each in (counts, expected * rows)]
    assert chisquare(*parts).pvalue > 0.001


def test_repetition_counts_the_prompt_and_what_was_written():
    once = Sampling(0.0, repetition=1e6)
    for prompt, each in zip(PROMPTS, run(tokens=8, sampling=once), strict=True):
        assert len({*prompt, *each.tokens}) == len({*prompt}) + 8


def test_adapters_int8_and_stacked_parameters_are_written_from():
    adapter = lora.init(PARAMS, Lora(2))
    for layer in adapter.weights["layers"].values():
        for pair in layer.values():
            pair["b"] += 0.2
    params = lora.attach(quantise.quantise_params(PARAMS), adapter)
    (each,) = generate(params, CONFIG, PROMPTS[:1], tokens=8)
    assert each.tokens == reference(params, PROMPTS[0], 8) != WRITTEN[0][:8]
    (each,) = generate(lm.stack(PARAMS), CONFIG, PROMPTS[:1], tokens=8)
    assert each.tokens == WRITTEN[0][:8]


def test_other_lengths_and_dials_compile_nothing():
    run(tokens=9, sampling=Sampling(0.9))
    before = _begin._cache_size(), _write._cache_size()
    run(tokens=17, sampling=Sampling(0.4), seed=5, stop=[1])
    generate(PARAMS, CONFIG, [[1] * 8] * 3, tokens=30, sampling=Sampling(1.1))
    assert (_begin._cache_size(), _write._cache_size()) == before


def test_text_to_text_piece_by_piece():
    tokenizer = train_tokenizer(["Where is my order? It is on its way."] * 3, 270)
    config = lm.Config(tokenizer.size, 8, 1, 2, 1, 8, context=64)
    params, pieces = lm.init(config, seed=2), []
    text = generate_text(
        params, config, tokenizer, "Where", tokens=20, sampling=Sampling(1.0), seed=4, on_text=pieces.append
    )
    assert (
        text
        == "".join(pieces)
        == generate_text(params, config, tokenizer, "Where", tokens=20, sampling=Sampling(1.0), seed=4)
    )
    assert len(pieces) > 1 and all(pieces)


def test_what_cannot_be_written_is_refused():
    with pytest.raises(ValueError, match="A prompt of 5 tokens and 60 more do not fit the model's context of 64"):
        run(tokens=60)
    with pytest.raises(ValueError, match="tokens 0 to 19"):
        generate(PARAMS, CONFIG, [[20]], tokens=1)
    for prompts in ([], [[]], [[1], []]):
        with pytest.raises(ValueError, match="nothing to go on from"):
            generate(PARAMS, CONFIG, prompts, tokens=1)
    with pytest.raises(ValueError, match="`tokens` must be a whole number from 1"):
        run(tokens=0)
    with pytest.raises(ValueError, match="`candidates` must be a whole number from 0 to 20"):
        run(tokens=1, candidates=21)


def test_the_loop_lowers_for_every_platform():
    sampling = Sampling(0.8, top_k=5, top_p=0.9, repetition=1.1)
    kind = Kind.of(sampling)
    rules = _Rules(Dials.of(sampling), jax.random.split(jax.random.key(0), 2), np.int32([1, -1, -1, -1]))
    read, real = np.ones((2, 8), np.int32), np.ones((2, 8), bool)

    def begin(params, rules, read, real):
        return _begin(params, CONFIG, kind, rules, read, real, room=64, candidates=3)

    def go_on(params, rules, state, limit):
        return _write(params, CONFIG, kind, rules, state, limit)

    platforms = ("cpu", "cuda", "tpu")
    first = export.export(jax.jit(begin), platforms=platforms)(PARAMS, rules, read, real)
    state = jax.eval_shape(begin, PARAMS, rules, read, real)
    loop = export.export(jax.jit(go_on), platforms=platforms)(PARAMS, rules, state, np.int32(20))
    assert first.platforms == loop.platforms == platforms


def test_generate_draws_the_same_wherever_a_prompt_stands_in_the_batch():
    prompts = [[3, 5], [7, 2, 9], [1], [4, 4]]

    def draws(order):
        found = generate(PARAMS, CONFIG, [prompts[i] for i in order], tokens=8, sampling=Sampling(), seed=4)
        return {i: each.tokens for i, each in zip(order, found, strict=True)}

    assert draws([0, 1, 2, 3]) == draws([3, 1, 0, 2])
    assert draws([2])[2] == draws([0, 1, 2, 3])[2]


def test_generate_gives_equal_prompts_draws_of_their_own():
    found = generate(PARAMS, CONFIG, [[3, 5]] * 6, tokens=12, sampling=Sampling(), seed=4)
    assert len({tuple(each.tokens) for each in found}) == 6
