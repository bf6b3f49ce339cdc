# SPDX-License-Identifier: Apache-2.0
"""Losses: one number that says how wrong the model is.

Each is a mean over the rows, and class weights multiply a row's part without changing what it is divided by.
So the mean of the losses of equal parts is the loss of the whole, on which micro-batches and many devices rest.
"""

import jax
import jax.numpy as jnp
import numpy as np

Array = jax.Array | np.ndarray


def binary_cross_entropy(logits: Array, labels: Array, weights: Array | None = None) -> jax.Array:
    """Mean of -[w1 y log p + w0 (1 - y) log(1 - p)] with p = sigmoid(logit), a scalar in nats.

    Computed from the logits [N] by log sigmoid, so that it stays finite and exact where p rounds to 0 or 1
    (Goodfellow, Bengio & Courville, Deep Learning, 2016, section 6.2.2.2). Labels [N] are 0, 1 or in between.
    `weights` [2] are those of class 0 and class 1, 1 where not given.
    """
    log_yes, log_no = jax.nn.log_sigmoid(logits), jax.nn.log_sigmoid(-logits)
    no, yes = (1, 1) if weights is None else (weights[0], weights[1])
    return -jnp.mean(yes * labels * log_yes + no * (1 - labels) * log_no)


def cross_entropy(logits: Array, labels: Array, weights: Array | None = None) -> jax.Array:
    """Mean of -w[y] log softmax(logits)[y], a scalar in nats, for C classes.

    Computed from the logits [..., C] by log softmax, which stays finite for logits of any size. Labels [...]
    are integers from 0 to C - 1 (another one gives nan), `weights` [C] those of the classes, 1 where not given.
    """
    classes = jnp.asarray(labels)[..., None]
    chosen = jnp.take_along_axis(jax.nn.log_softmax(logits), classes, axis=-1)[..., 0]
    return -jnp.mean(chosen if weights is None else jnp.asarray(weights)[labels] * chosen)


def class_weights(labels: Array, classes: int) -> np.ndarray:
    """Weights float32 [C] that give each class the same say: rows / (classes * rows of the class).

    The rule is that of King & Zeng, Logistic Regression in Rare Events Data (2001), known as "balanced".

    Raises:
        ValueError: a class without a row, or a label outside 0 to `classes` - 1.
    """
    whole = np.asarray(labels).astype(np.int64)
    if whole.size and not 0 <= whole.min() <= whole.max() < classes:
        raise ValueError(f"Labels of {classes} classes are 0 to {classes - 1}, and others were found among them.")
    counts = np.bincount(whole, minlength=classes)
    if not counts.all():
        raise ValueError(f"Class {int(np.argmin(counts))} has no row, so no weight can make up for it: leave it out.")
    return (whole.size / (classes * counts)).astype(np.float32)


def l2_penalty(weights: Array, strength: float) -> jax.Array:
    """Half of `strength` times the sum of squared weights, a scalar: large weights must pay their way."""
    return 0.5 * strength * jnp.sum(jnp.square(weights))
