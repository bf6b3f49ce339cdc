# SPDX-License-Identifier: Apache-2.0
"""Inference: the phase in which parameters are fixed."""

from course_lib.inference.predictor import Predictor

__all__ = ["Predictor"]
