# SPDX-License-Identifier: Apache-2.0
"""Training: the phase in which parameters change."""

from course_lib.training.batches import minibatches
from course_lib.training.fit import fit
from course_lib.training.losses import binary_cross_entropy, l2_penalty
from course_lib.training.step import TrainState, init_state, make_train_step
from course_lib.training.text_classifier import TextClassifier, train_text_classifier

__all__ = [
    "TextClassifier",
    "TrainState",
    "binary_cross_entropy",
    "fit",
    "init_state",
    "l2_penalty",
    "make_train_step",
    "minibatches",
    "train_text_classifier",
]
