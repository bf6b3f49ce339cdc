# SPDX-License-Identifier: Apache-2.0
"""Which matrix products keep float32 on every device (docs/precision.md).

A CPU multiplies float32 numbers as they are. By default a recent NVIDIA GPU rounds them to TF32 (10 bits of mantissa)
and a TPU to bfloat16 (7 bits). What promises equal answers, such as a
classifier that is served in batches of any size, asks for float32.
"""

from jax.lax import Precision

FLOAT32 = Precision.HIGHEST
"""For the argument `precision` of `jax.numpy.matmul` and its relatives; it changes nothing on a CPU."""
