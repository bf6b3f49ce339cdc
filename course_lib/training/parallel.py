# SPDX-License-Identifier: Apache-2.0
"""Many devices as one: each has all parameters and some rows of the batch, and they average their gradients.

A mesh is the list of devices with a name for its axis; where an array lies on it is said by a sharding, and
the compiler does the sending. The same lines serve one CPU, eight TPU cores and several hosts (docs/scale.md).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec

ROWS = "rows"
"""The name of the mesh's only axis."""

Gradient = Callable[[Any, Any], tuple[jax.Array, Any]]
"""gradient(params, batch) -> (loss, gradient)"""


def all_devices() -> Mesh:
    """The mesh of all devices there are, those of other hosts under `jax.distributed` included."""
    return Mesh(np.asarray(jax.devices()), (ROWS,))


def replicated(mesh: Mesh) -> NamedSharding:
    """The sharding of what every device has whole: parameters, optimiser state."""
    return NamedSharding(mesh, PartitionSpec())


def replicate(tree: Any, mesh: Mesh) -> Any:
    """Copy a pytree of arrays to every device; all hosts call this with the same values."""

    def place(leaf: jax.Array) -> jax.Array:
        if jax.numpy.issubdtype(leaf.dtype, jax.dtypes.prng_key):
            return jax.random.wrap_key_data(place(jax.random.key_data(leaf)), impl=jax.random.key_impl(leaf))
        numbers = np.asarray(leaf)
        return jax.make_array_from_callback(numbers.shape, replicated(mesh), lambda index: numbers[index])

    return jax.tree.map(place, tree)


def shard(stacked: Any, mesh: Mesh) -> Any:
    """Spread batches, leaves [K, B, ...], so that each device has its share of the B rows.

    Every host holds the whole batches (the same seed draws the same) and sends its own devices' rows only.

    Raises:
        ValueError: the rows do not divide over the devices.
    """
    sharding = NamedSharding(mesh, PartitionSpec(None, ROWS))

    def place(leaf: np.ndarray) -> jax.Array:
        if leaf.ndim < 2 or leaf.shape[1] % mesh.size:
            rows = leaf.shape[1] if leaf.ndim > 1 else 1
            raise ValueError(
                f"A batch of {rows} rows does not divide over {mesh.size} devices: "
                f"choose a batch size that is a multiple of {mesh.size}."
            )
        leaf = leaf.astype(jax.dtypes.canonicalize_dtype(leaf.dtype), copy=False)
        return jax.make_array_from_callback(leaf.shape, sharding, lambda index: leaf[index])

    return jax.tree.map(place, stacked)


def average(gradient: Gradient, mesh: Mesh) -> Gradient:
    """`gradient` of a batch whose rows are spread over the mesh: each device does its own, then they average.

    The devices speak to each other once a call, however many micro-batches each has gone through. The loss
    must be a mean over the rows, since the mean of equal parts' means is then that of the whole.
    """

    def local(params: Any, rows: Any) -> tuple[jax.Array, Any]:
        return jax.lax.pmean(gradient(params, rows), ROWS)

    # check_vma=False: the averaging above is the only one, jax is not to add its own under the gradient
    return jax.shard_map(
        local,
        mesh=mesh,
        in_specs=(PartitionSpec(), PartitionSpec(ROWS)),
        out_specs=PartitionSpec(),
        check_vma=False,
    )


def on_first_host(write: Callable[[], Path]) -> Path:
    """Calls `write` on the first of all hosts only, and returns its path on each of them.

    Raises:
        OSError: on the other hosts, where the first one failed; there, whatever `write` raised.
    """
    if jax.process_count() == 1:
        return write()
    from jax.experimental.multihost_utils import broadcast_one_to_all

    failure: Exception | None = None
    written = np.zeros(_LONGEST_PATH, np.uint8)
    if jax.process_index() == 0:
        try:
            path = str(write()).encode()
            written[: len(path)] = np.frombuffer(path, np.uint8)
        except Exception as error:  # the other hosts wait for a path, so they hear of it first
            failure = error
    written = np.asarray(broadcast_one_to_all(written))
    if failure:
        raise failure
    if not written.any():
        raise OSError("The first host could not write the result: see its message.")
    return Path(written.tobytes().rstrip(b"\0").decode())


_LONGEST_PATH = 4096
