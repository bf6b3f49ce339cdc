# SPDX-License-Identifier: Apache-2.0
"""Arrays in safetensors files. What was written is read back and compared before it counts as saved.

No pickle, so reading runs no code.
"""

import hashlib
import os
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import safetensors
import safetensors.numpy

_DTYPES: dict[str, Any] = {
    "BOOL": np.bool_,
    "I8": np.int8,
    "I16": np.int16,
    "I32": np.int32,
    "I64": np.int64,
    "U8": np.uint8,
    "U16": np.uint16,
    "U32": np.uint32,
    "U64": np.uint64,
    "F16": np.float16,
    "F32": np.float32,
    "F64": np.float64,
    "BF16": ml_dtypes.bfloat16,
    "F8_E4M3": ml_dtypes.float8_e4m3fn,
    "F8_E5M2": ml_dtypes.float8_e5m2,
}
"""The dtypes a file can hold, by their names in the file."""
_KNOWN = {np.dtype(dtype) for dtype in _DTYPES.values()}


class NotSavedError(OSError):
    """A file that was just written does not contain what was written."""


def to_bytes(arrays: Mapping[str, Any], metadata: Mapping[str, str] | None = None) -> bytes:
    """Serializes arrays of any memory layout and checks that reading them gives the same values.

    Args:
        arrays: numpy or jax arrays by name.
        metadata: texts to store next to them.

    Returns:
        The content of a safetensors file.

    Raises:
        TypeError: an array of a dtype that such a file cannot hold.
        NotSavedError: the bytes do not contain the arrays; see `same`.
    """
    # safetensors 0.8.0 writes raw memory under the C-order shape; `order="C"` copies only where it must
    plain = {name: np.asarray(array, order="C") for name, array in arrays.items()}
    for name, array in plain.items():
        if array.dtype.newbyteorder("=") not in _KNOWN:
            raise TypeError(f"{name!r} has dtype {array.dtype}, which cannot be saved: convert it, e.g. to float32.")
    content = safetensors.numpy.save(plain, dict(metadata) if metadata else None)
    if not same(from_bytes(content), plain):
        raise NotSavedError(
            f"safetensors {version('safetensors')} did not write the arrays as they are: install another release."
        )
    return content


def from_bytes(content: bytes) -> dict[str, np.ndarray]:
    """Reads the arrays of a safetensors file.

    Raises:
        ValueError: the bytes are not a safetensors file, or contain a dtype that numpy has no match for.
    """
    try:
        tensors = safetensors.deserialize(content)
        return {
            name: np.frombuffer(tensor["data"], _DTYPES[tensor["dtype"]]).reshape(tensor["shape"])
            for name, tensor in tensors
        }
    except safetensors.SafetensorError as error:
        raise ValueError(f"not a safetensors file ({error})") from error
    except KeyError as error:
        raise ValueError(f"arrays of dtype {error} cannot be read") from error


def read(path: str | Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Reads the arrays and the metadata of a file.

    Raises:
        OSError: the file cannot be read.
        ValueError: as `from_bytes` says.
    """
    arrays = from_bytes(Path(path).read_bytes())
    with safetensors.safe_open(str(path), "numpy") as file:
        return arrays, file.metadata() or {}


def write(path: str | Path, arrays: Mapping[str, Any], metadata: Mapping[str, str] | None = None) -> str:
    """Writes a new safetensors file, flushes it to the disk, reads it back and compares.

    Not atomic: write to a draft and rename it, as `files.replaced` does.

    Returns:
        The SHA-256 of the file, 64 hex digits.

    Raises:
        OSError: the disk is full or the folder cannot be written to.
        NotSavedError: the disk gives back something else.
        TypeError: as `to_bytes` says.
    """
    content = to_bytes(arrays, metadata)
    with Path(path).open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if Path(path).read_bytes() != content:
        raise NotSavedError(f"{path} does not contain what was written to it: check the disk and save again.")
    return hashlib.sha256(content).hexdigest()


def same(one: Mapping[str, np.ndarray], other: Mapping[str, np.ndarray]) -> bool:
    """Returns whether both have the same names, dtypes, shapes and bytes; NaN equals NaN."""
    return one.keys() == other.keys() and all(
        one[name].dtype == other[name].dtype.newbyteorder("=")
        and one[name].shape == other[name].shape
        and one[name].tobytes() == other[name].astype(one[name].dtype, copy=False).tobytes()
        for name in one
    )
