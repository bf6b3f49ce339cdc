# SPDX-License-Identifier: Apache-2.0
"""Frozen versions of a spam model, and servers of them in the test's own process."""

import asyncio
import contextlib
import os

import httpx
import numpy as np
import pytest

from course_lib.aliases import promote
from course_lib.artifact import freeze
from course_lib.inference import serving
from course_lib.training import train_text_classifier
from course_lib.training.classifiers import Recipe

WORDS = [f"{a}{b}" for a in "bdfgklmnprst" for b in ("ala", "eno", "iri", "ovu", "upe")]
SPAM = ("win", "prize", "free", "claim")
SMALL = {"length": 300, "body": 20_000, "rows": 100}
"""Few shapes to compile."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One compile cache for all servers of a module."""
    before = os.environ.get("COURSE_CACHE")
    os.environ["COURSE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("COURSE_CACHE")
    if before:
        os.environ["COURSE_CACHE"] = before


@pytest.fixture(scope="session")
def some_texts():
    """A function (n, seed): distinct texts, every other one with a word of spam."""

    def make(n, seed=0):
        rng = np.random.default_rng(seed)
        rows = [[*rng.choice(WORDS, rng.integers(3, 25)), f"n{i}"] for i in range(n)]
        return [" ".join([*row, SPAM[i % 4]] if i % 2 else row) for i, row in enumerate(rows)]

    return make


@pytest.fixture(scope="session")
def trained(some_texts):
    """Two models that differ."""

    def train(seed):
        labels = [i % 2 for i in range(400)]
        return train_text_classifier(some_texts(400, seed), labels, Recipe(steps=60, seed=seed), names=("ham", "spam"))

    return train(100), train(101)


@pytest.fixture
def models(tmp_path, trained):
    """A folder with spam_model_v1 in production and spam_model_v2 beside it."""
    promote(freeze(trained[0], tmp_path / "models", "spam_model"))
    freeze(trained[1], tmp_path / "models", "spam_model")
    return tmp_path / "models"


@pytest.fixture
def service_of():
    """A function (folder, **options of Service, **limits) that makes the service of its spam_model."""

    def make(folder, *, name="spam_model", fallback="triage", log=None, forward=None, **limits):
        planted = {"forward": forward} if forward else {}
        found = serving.Limits(**(SMALL | limits))
        return serving.Service(f"{folder}/{name}", found, fallback=fallback, log=log, **planted)

    return make


@pytest.fixture
def running():
    """A function (service): a client of it, in this process, that asks from 127.0.0.1 once the service is ready."""

    @contextlib.asynccontextmanager
    async def run(service, *, ready=True, host="127.0.0.1"):
        app = serving.make_app(service)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app, client=(host, 50000))
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=30) as client:
                while ready and not (await client.get("/health")).json()["ready"]:
                    await asyncio.sleep(0.02)
                yield client

    return run
