# SPDX-License-Identifier: Apache-2.0
"""An index as one file, written whole or not at all, checked when it is read; no pickle, so reading runs no code."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from course_lib import tensors
from course_lib.files import json_bytes, replaced
from course_lib.retrieval.chunks import Chunk
from course_lib.retrieval.index import Index

FORMAT = 1


class IndexFileError(ValueError):
    """A file is not an index that can be trusted to find what the saved one found."""


def save(index: Index, path: str | Path) -> Path:
    """Write an index; what was there is replaced by one rename, so a crash leaves the old file or the new one."""
    path = Path(path)
    described = {
        "format": FORMAT,
        "embedder": index.embedder,
        "words": index.words,
        "overlap": index.overlap,
        "chunks": [asdict(chunk) for chunk in index.chunks],
    }
    vectors = np.ascontiguousarray(index.vectors, "<f4")
    described["sha256"] = _checksum(described, vectors)
    with replaced(path) as draft:
        tensors.write(draft, {"vectors": vectors}, {"index": json_bytes(described).decode()})
        load(draft)
    return path


def load(path: str | Path) -> Index:
    """Read an index.

    Raises:
        IndexFileError: it is missing, damaged, changed, of another version or something else altogether.
    """
    try:
        arrays, metadata = tensors.read(path)
        described, vectors = json.loads(metadata["index"]), arrays["vectors"]
    except (OSError, KeyError, ValueError) as error:
        raise IndexFileError(f"{path} cannot be read as an index: save one anew, or give another file.") from error
    if not isinstance(described, dict) or "format" not in described:
        raise IndexFileError(f"{path} is no index of this course: give a file that `save` wrote.")
    if described["format"] != FORMAT:
        raise IndexFileError(f"{path} has format {described['format']}, and this course_lib reads {FORMAT}.")
    if described.get("sha256") != _checksum(described, vectors):
        raise IndexFileError(f"{path} was changed after it was saved: save the index anew.")
    try:
        chunks = tuple(Chunk(**chunk) for chunk in described["chunks"])
        index = Index(chunks, vectors, described["embedder"], described["words"], described["overlap"])
    except (KeyError, TypeError) as error:
        raise IndexFileError(f"{path} lacks a part of an index: save one anew.") from error
    if (
        vectors.dtype != np.float32
        or vectors.ndim != 2
        or len(vectors) != len(chunks)
        or not np.isfinite(vectors).all()
    ):
        raise IndexFileError(f"{path} has chunks and vectors that do not belong together: save the index anew.")
    return index


def _checksum(described: Mapping[str, Any], vectors: np.ndarray) -> str:
    """SHA-256 of what search rests on: it finds accidents and is no signature."""
    text = json.dumps({name: described[name] for name in sorted(described) if name != "sha256"})
    return hashlib.sha256(f"{vectors.shape}\n{text}\n".encode() + np.ascontiguousarray(vectors).tobytes()).hexdigest()
