# SPDX-License-Identifier: Apache-2.0
"""Training: the phase in which parameters change."""

from course_lib.training.batches import minibatches
from course_lib.training.checkpoint import CheckpointError, Checkpoints
from course_lib.training.classifiers import (
    Recipe,
    train_table_classifier,
    train_text_classifier,
    train_text_network,
)
from course_lib.training.fit import fit
from course_lib.training.losses import binary_cross_entropy, class_weights, cross_entropy, l2_penalty
from course_lib.training.parallel import all_devices
from course_lib.training.step import TrainState, init_state, make_train_step
from course_lib.training.stopping import EarlyStopping, LogLine
from course_lib.training.sweep import Sweep, sweep

__all__ = [
    "CheckpointError",
    "Checkpoints",
    "EarlyStopping",
    "LogLine",
    "Recipe",
    "Sweep",
    "TrainState",
    "all_devices",
    "binary_cross_entropy",
    "class_weights",
    "cross_entropy",
    "fit",
    "init_state",
    "l2_penalty",
    "make_train_step",
    "minibatches",
    "sweep",
    "train_table_classifier",
    "train_text_classifier",
    "train_text_network",
]
