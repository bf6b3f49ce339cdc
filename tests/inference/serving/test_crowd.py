# SPDX-License-Identifier: Apache-2.0
"""Honest clients next to many connections that never send a whole request; each kind in a process of its own."""

import re
import resource
import socket

import httpx
import pytest

from course_lib.bench.crowd import Crowd, blocking, honest
from course_lib.bench.load import Expected
from course_lib.bench.serving import running
from course_lib.inference import Predictor


@pytest.fixture
def expected(trained, some_texts):
    texts, offline = some_texts(200, seed=9), Predictor(trained[0])
    return Expected(tuple(texts), tuple(map(dict, offline.rank(texts))), tuple(offline.predict(texts)))


def check(models, expected, crowd, *options):
    """Asserts that all honest clients get correct answers, and that a wrong answer would have been noticed."""
    with running(models / "spam_model", "--max-batch", "8", *options) as (port, process):
        with blocking(port, crowd) as done:
            load = honest(port, expected, crowd)
        metrics = httpx.get(f"http://127.0.0.1:{port}/metrics").text
        assert process.poll() is None
        swapped = expected._replace(labels=tuple({"ham": "spam", "spam": "ham"}[label] for label in expected.labels))
        sample = honest(port, swapped, Crowd(honest=5, rate=10, seconds=0.5))
        assert (sample.answered, sample.wrong) == (5, 5)
    assert load.answered == max(crowd.honest, int(crowd.rate * crowd.seconds))
    assert (load.failed, load.wrong) == (0, 0)
    assert f'course_requests_total{{route="/predict",status="200"}} {load.answered}.0' in metrics
    assert done[0].opened >= crowd.slow + crowd.silent
    return done[0], {
        reason: float(re.search(rf'connections_closed_total{{reason="{reason}"}} (\S+)', metrics)[1])
        for reason in re.findall(r'connections_closed_total{reason="(\w+)"}', metrics)
    }


def test_honest_clients_are_answered_next_to_500_blocking_connections(models, expected, cache):
    crowd = Crowd(slow=100, silent=400, reopen=1.0, honest=25, rate=50, seconds=1.0)
    done, closed = check(models, expected, crowd, "--max-connections", "100")
    assert done.closed >= 400 and closed["limit"] >= 400


@pytest.mark.long
def test_honest_clients_are_answered_next_to_10000_blocking_connections(models, expected, cache):
    crowd = Crowd()
    needed, hard = crowd.slow + crowd.silent + 100, resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < needed:
        pytest.skip(f"The client needs {needed} open files, and this system allows {hard}: raise `ulimit -Hn`.")
    done, closed = check(models, expected, crowd)
    assert done.closed >= 9000 and closed["limit"] >= 1


def test_the_honest_client_sees_a_missing_answer(expected):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    load = honest(port, expected, Crowd(honest=5, rate=50, seconds=0.1))
    assert (load.answered, load.failed) == (0, 5)
