# SPDX-License-Identifier: Apache-2.0
"""Losses: one number that says how wrong the model is."""

import jax
import jax.numpy as jnp
import numpy as np

Array = jax.Array | np.ndarray


def binary_cross_entropy(logits: Array, labels: Array) -> jax.Array:
    """Mean of -[y log p + (1 - y) log(1 - p)] with p = sigmoid(logit), a scalar in nats.

    Computed from the logits [N] by log sigmoid, so that it stays finite and exact where p rounds to 0 or 1
    (Goodfellow, Bengio & Courville, Deep Learning, 2016, section 6.2.2.2). Labels [N] are 0, 1 or in between.
    """
    log_yes, log_no = jax.nn.log_sigmoid(logits), jax.nn.log_sigmoid(-logits)
    return -jnp.mean(labels * log_yes + (1 - labels) * log_no)


def l2_penalty(weights: Array, strength: float) -> jax.Array:
    """Half of `strength` times the sum of squared weights, a scalar: large weights must pay their way."""
    return 0.5 * strength * jnp.sum(jnp.square(weights))
