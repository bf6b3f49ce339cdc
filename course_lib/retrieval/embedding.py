# SPDX-License-Identifier: Apache-2.0
"""Texts as vectors that lie near where texts are alike: our own small embedding, and any encoder in the same form.

Ours is linear. A text becomes its letters in runs of three to five (Bojanowski et al., 2017), hashed and weighed as
TF-IDF; a matrix then makes two halves of the vector. One half says which runs of letters go together in Larkspur's mail
(latent semantic analysis, Deerwester et al., 1990), the other for which reason customers wrote such words: the scores
of a classifier of mails, since what a model works out on the way to its answer serves as an embedding.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from course_lib import tensors
from course_lib.files import replaced
from course_lib.models.quantise import dequantise, quantise
from course_lib.preprocess.text import as_texts, tokenise

BUCKETS = 4096
"""Runs of letters are hashed into so many."""
_RUNS = (3, 4, 5)
_FILE = "embedding.safetensors"
_RULES = 1
"""Of `tokenise`: those that the embedding was fitted with, so that vectors in a saved index stay valid."""


@dataclass(frozen=True, eq=False)
class Embedder:
    """A function from texts to vectors, and its name: vectors of two embedders cannot be compared."""

    name: str
    size: int
    """D, numbers of a vector."""
    embed: Callable[[Sequence[str]], np.ndarray]
    """From N texts to float32 [N, D], each of Euclidean norm 1, or 0 where nothing of the text is known."""
    params: Any = None
    """The numbers it works with, which searching never changes."""


def ours() -> Embedder:
    """The embedding that comes with the course: D is 115, and nothing is downloaded.

    `course_lib.retrieval.fit_embedding` made it from the mails of the simulated company and the articles' first
    version; no question of `company.questions` was among them.
    """
    params = _shipped()
    return Embedder("larkspur letters 1", width(params), lambda texts: embed(params, texts), params)


def minilm(folder: str | Path | None = None) -> Embedder:
    """all-MiniLM-L6-v2, D is 384, as `course models fetch minilm` brings it.

    Raises:
        course_lib.data.public.DataUnavailable: it is not on this machine; the sentence says how it comes there.
        ValueError: its files are not whole.
    """
    import jax

    from course_lib.models import encoder
    from course_lib.models.pretrained import minilm as model

    params, config, tokenizer = model.load(folder)
    params = jax.device_put(params)
    return Embedder(
        "all-MiniLM-L6-v2", config.width, lambda texts: encoder.embed(params, config, tokenizer, texts), params
    )


def width(params: Mapping[str, Any]) -> int:
    """D, how many numbers `embed` makes of a text."""
    return sum(int(dequantise(params[half]).shape[1]) for half in ("themes", "reasons"))


def embed(params: Mapping[str, Any], texts: Sequence[str]) -> np.ndarray:
    """The vectors of N texts, float32 [N, D].

    Args:
        params: {"idf": [BUCKETS], "themes": [BUCKETS, K], "reasons": [BUCKETS, R]}, either matrix perhaps quantised.
        texts: N texts.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    rows = as_texts(texts)
    matrix = np.concatenate([dequantise(params["themes"]), dequantise(params["reasons"])], axis=1)
    split = dequantise(params["themes"]).shape[1]
    found = np.zeros((len(rows), matrix.shape[1]), np.float32)
    for row, text in enumerate(rows):
        ids, values = letters(params["idf"], text)
        if len(ids):
            both = values @ matrix[ids]
            found[row] = np.concatenate([_unit(both[:split]), _unit(both[split:])])
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-12))


def letters(idf: np.ndarray, text: str) -> tuple[np.ndarray, np.ndarray]:
    """The runs of letters of a text: their buckets, int64 [L] ascending, and how much each counts, float32 [L].

    A word's runs are those of itself between two spaces, and the word as a whole. Marks and long numbers have none.
    """
    found = np.array(
        [bucket for word in tokenise(text, _RULES) if word.isalnum() or "'" in word for bucket in _runs(word)], np.int64
    )
    ids, counts = np.unique(found, return_counts=True)
    return ids, ((1 + np.log(counts)) * idf[ids]).astype(np.float32)


@cache
def _runs(word: str) -> tuple[int, ...]:
    spaced = f" {word} "
    runs = [spaced[at : at + size] for size in _RUNS for at in range(len(spaced) - size + 1) if size < len(spaced)]
    return tuple(zlib.crc32(run.encode()) % BUCKETS for run in [spaced, *runs])


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.maximum(np.linalg.norm(vector), np.float32(1e-12))


def save(params: Mapping[str, np.ndarray], path: str | Path) -> None:
    """Write the parameters of `embed`, its matrices in eight bits, which takes a quarter of the bytes."""
    arrays = {"idf": np.asarray(params["idf"], np.float32)}
    for name in ("themes", "reasons"):
        arrays |= {f"{name}/{part}": array for part, array in quantise(params[name]).items()}
    with replaced(path) as draft:
        tensors.write(draft, arrays)


def load(path: str | Path) -> dict[str, Any]:
    """Read what `save` wrote.

    Raises:
        ValueError: it is missing, or no such file.
    """
    try:
        arrays, _ = tensors.read(path)
        halves = {
            name: {part: arrays[f"{name}/{part}"] for part in ("int8", "scale")} for name in ("themes", "reasons")
        }
        if any(len(table) != BUCKETS for table in (arrays["idf"], *(half["int8"] for half in halves.values()))):
            raise ValueError("Another number of buckets")
        return {"idf": arrays["idf"], **halves}
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"{path} is no embedding of this course: install the course again, whole.") from error


@cache
def _shipped() -> dict[str, Any]:
    # in float32 once, instead of with every question
    params = load(Path(str(files("course_lib") / "retrieval" / _FILE)))
    return {name: dequantise(value) for name, value in params.items()}
