# SPDX-License-Identifier: Apache-2.0
"""Every row once an epoch, every batch of one shape."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.training import minibatches


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
    with pytest.raises(ValueError, match="A batch holds at least 1 row"):
        minibatches(np.zeros(3), 0, 0)
