# SPDX-License-Identifier: Apache-2.0
"""Counted by hand, counted by the compiler, and bills that cross where they should."""

from datetime import date

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib import cost

TODAY = date(2026, 1, 15)


def test_a_matrix_product_counted_by_hand():
    assert cost.matmul(2, 3, 4) == (2 * 24, 4 * (6 + 12 + 8))


def test_the_compiler_counts_the_same_flops():
    def loss(params, x):
        return jnp.sum(jax.nn.relu(x @ params[0]) @ params[1])

    params = [np.ones((64, 128), np.float32), np.ones((128, 32), np.float32)]
    x = np.ones((256, 64), np.float32)
    number = sum(p.size for p in params)
    forward = jax.jit(loss).lower(params, x).compile().cost_analysis()["flops"]
    step = jax.jit(jax.grad(loss, argnums=(0, 1))).lower(params, x).compile().cost_analysis()["flops"]
    assert cost.forward_flops(number, 256) == pytest.approx(forward, rel=0.05)
    assert cost.training_flops(number, 256) == pytest.approx(step, rel=0.15)


def test_attention_comes_on_top():
    plain = cost.forward_flops(1000, 10)
    assert cost.forward_flops(1000, 10, layers=2, context=8, width=4) == plain + 10 * 4 * 2 * 8 * 4
    assert cost.training_flops(1000, 10) == 3 * plain


def test_memory_of_training_inference_and_an_adapter():
    million = 1_000_000
    assert cost.memory(million).total == 16 * million
    assert cost.memory(million, trained=0).total == 4 * million
    adapter = cost.memory(million, trained=10_000, itemsize=2)
    assert adapter.total == 2 * million + 16 * 10_000
    assert adapter.optimizer * 10 < cost.memory(million).optimizer
    with pytest.raises(ValueError, match="not negative"):
        cost.memory(10, trained=-1)


def test_memory_is_what_an_optimiser_really_holds():
    import optax

    params = {"w": np.zeros((300, 7), np.float32)}
    state = optax.adam(1e-3).init(params)
    held = sum(leaf.nbytes for leaf in jax.tree.leaves(state) if leaf.ndim)
    assert cost.memory(2100).optimizer == held


def test_the_cache_holds_two_numbers_for_each_position():
    real = np.zeros((2, 3, 5, 4, 8, 16), np.float32)  # key or value, layer, row, head, width, position
    assert cost.cache_bytes(layers=3, batch=5, key_value_heads=4, head_width=8, context=16) == real.nbytes


def test_the_roofline_bends_at_the_ridge():
    machine = cost.Machine("m", flops=100.0, bandwidth=10.0, memory=1.0, source="made up")
    assert machine.ridge == 10
    assert cost.roofline(cost.Work(flops=1000, bytes=10), machine) == 10
    assert cost.roofline(cost.Work(flops=10, bytes=1000), machine) == 100
    assert cost.utilisation(cost.Work(1000, 0), 20, machine) == 0.5
    with pytest.raises(ValueError, match="measure again"):
        cost.utilisation(cost.Work(1, 1), 0, machine)


def test_this_machine_is_measured():
    machine = cost.this_machine(size=256, repeats=1)
    assert machine.flops > 1e8 and machine.bandwidth > 1e7 and machine.memory > 1e8


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0, 50),
    st.floats(1e-4, 0.1),
    st.floats(51, 900),
    st.floats(0, 9e-5),
    st.sampled_from([500.0, 1e4, np.inf]),
)
def test_the_break_even_is_the_first_day_on_which_the_bills_cross(start, each, day, request, capacity):
    paying = cost.Offer("api", start, each, TODAY)
    server = cost.Offer("server", day, request, TODAY, capacity)
    found = cost.break_even(paying, server, most=100_000)
    requests = np.arange(1, 100_001)
    stairs = server.per_day * np.maximum(1, np.ceil(requests / capacity)) + request * requests
    cheaper = np.flatnonzero(stairs <= start + each * requests)
    assert found == (cheaper[0] + 1 if len(cheaper) else None)


def test_three_ways_to_pay_on_one_bill():
    a = cost.api("api", per_million_tokens=2.0, tokens_a_request=500, as_of=TODAY)
    b = cost.rented("rented", per_hour=1.5, requests_a_second=10, as_of=TODAY)
    c = cost.owned("own", price=7305, years=2, kilowatts=0.5, per_kilowatt_hour=0.25, requests_a_second=10, as_of=TODAY)
    assert a.cost(1000) == pytest.approx(1.0) and b.cost(1000) == 36 and c.cost(1000) == pytest.approx(13)
    assert cost.break_even(a, b) == 36_000 and cost.break_even(a, c) == 13_000
    assert b.cost(864_001) == 72  # a second machine
    with pytest.raises(ValueError, match="correct it"):
        cost.Offer("x", -1, 0, TODAY)


def test_a_training_bill_by_hand():
    machine = cost.Machine("m", flops=1e12, bandwidth=1, memory=1, source="made up")
    assert cost.training_bill(1.8e15, machine, used=0.5, per_hour=2, runs=3) == pytest.approx(6)
    with pytest.raises(ValueError, match="share above 0"):
        cost.training_bill(1, machine, used=0, per_hour=1)
