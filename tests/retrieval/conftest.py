# SPDX-License-Identifier: Apache-2.0
"""An embedder that counts what it is asked for."""

from types import SimpleNamespace

import pytest

from course_lib.retrieval import Embedder, ours


@pytest.fixture
def counting() -> SimpleNamespace:
    """Our embedder as `.embedder`, and in `.texts` all that it was asked to embed."""
    asked: list[str] = []

    def embed(texts):
        asked.extend(texts)
        return ours().embed(texts)

    return SimpleNamespace(embedder=Embedder("counting", ours().size, embed), texts=asked)
