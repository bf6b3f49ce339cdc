# SPDX-License-Identifier: Apache-2.0
"""Every row once an epoch, every batch of one shape."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.training import minibatches
from course_lib.training.batches import BatchesEnded, Stacker


@settings(max_examples=50, deadline=None)
@given(rows=st.integers(1, 30), batch_size=st.integers(1, 40), seed=st.integers(0, 5))
def test_each_epoch_holds_every_row_once(rows, batch_size, seed):
    stream = minibatches({"x": np.arange(rows), "y": -np.arange(rows)}, batch_size, seed)
    batches = list(islice(stream, 3 * rows))
    assert {len(batch["x"]) for batch in batches} == {batch_size}
    drawn = np.concatenate([batch["x"] for batch in batches])
    assert all((batch["x"] == -batch["y"]).all() for batch in batches)
    for epoch in drawn[: 3 * rows * batch_size].reshape(-1, rows):
        assert sorted(epoch) == list(range(rows))


def test_epochs_differ_and_seeds_decide():
    one, same, other = (
        [batch.tolist() for batch in islice(minibatches(np.arange(20), 20, seed), 2)] for seed in (0, 0, 1)
    )
    assert one[0] != one[1]
    assert one == same
    assert one != other


def test_mistakes_are_named_at_once():
    with pytest.raises(ValueError, match="same number of rows"):
        minibatches((np.zeros(3), np.zeros(4)), 2, 0)
    with pytest.raises(ValueError, match="at least 1"):
        minibatches(np.zeros(0), 2, 0)
    with pytest.raises(ValueError, match="must be a whole number from 1"):
        minibatches(np.zeros(3), 0, 0)


@settings(max_examples=40, deadline=None)
@given(rows=st.integers(1, 20), batch_size=st.integers(1, 30), first=st.integers(0, 9), skipped=st.integers(0, 9))
def test_skipping_is_drawing_and_throwing_away(rows, batch_size, first, skipped):
    drawn, jumped = (minibatches(np.arange(rows), batch_size, seed=3) for _ in range(2))
    for _ in range(first):
        next(drawn), next(jumped)
    for _ in range(skipped):
        next(drawn)
    jumped.skip(skipped)
    assert [next(jumped).tolist() for _ in range(3)] == [next(drawn).tolist() for _ in range(3)]


def test_skipping_reads_no_row():
    class Untouchable(np.ndarray):
        def __getitem__(self, place):
            raise AssertionError("a row was read")

    stream = minibatches(np.arange(10), 4, seed=0)
    stream._arrays = np.arange(10).view(Untouchable)
    stream.skip(1000)
    with pytest.raises(AssertionError, match="a row was read"):
        next(stream)


@settings(max_examples=25, deadline=None)
@given(counts=st.lists(st.integers(1, 5), min_size=1, max_size=6), plain=st.booleans())
def test_stacked_batches_are_the_batches(counts, plain):
    def stream():
        return minibatches({"x": np.arange(7), "y": np.arange(14.0).reshape(7, 2)}, 3, seed=1)

    expected = stream()
    stacker = Stacker(iter(stream()) if plain else stream(), 5)
    for count in counts:
        stack = stacker.draw(count)
        for place in range(count):
            batch = next(expected)
            assert (stack["x"][place] == batch["x"]).all()
            assert (stack["y"][place] == batch["y"]).all()


def test_a_stack_stays_while_the_next_is_drawn_and_memory_is_used_again():
    stacker = Stacker(minibatches(np.arange(50), 5, seed=0), 3)
    stacks = [stacker.draw(3)]
    kept = stacks[0].copy()
    stacks.append(stacker.draw(3))
    assert (stacks[0] == kept).all()
    stacks += [stacker.draw(3) for _ in range(4)]
    assert len({id(stack) for stack in stacks}) == 2


def test_batches_of_another_shape_are_named():
    with pytest.raises(ValueError, match=r"A batch has shape \(1,\) and the first one \(3,\)"):
        Stacker([np.zeros(3), np.zeros(1)], 2).draw(2)


def test_a_stream_too_short_to_skip():
    with pytest.raises(BatchesEnded):
        Stacker([np.zeros(3)], 2).skip(2)


@pytest.mark.parametrize("plain", [False, True])
def test_stacker_buffers_are_limited_in_bytes(plain):
    wide, narrow = np.zeros((4, 2**18), np.float32), np.zeros((4, 8), np.float32)  # 1 MiB and 32 bytes a row
    for rows, batch_size, expected in ((wide, 2, 4), (wide, 16, 1), (narrow, 2, 50)):
        stream = minibatches(rows, batch_size, seed=0)
        stacker = Stacker(iter([next(stream)] * 50) if plain else stream, 50)
        assert stacker.capacity == expected
        assert stacker.draw(expected).shape == (expected, batch_size, rows.shape[1])


def test_stacker_without_batches_has_no_capacity():
    with pytest.raises(BatchesEnded):
        _ = Stacker([], 2).capacity
