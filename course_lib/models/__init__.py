# SPDX-License-Identifier: Apache-2.0
"""Models: parameters are plain pytrees, a model is a few functions over them."""

from course_lib.models import bag_of_words, parameters

__all__ = ["bag_of_words", "parameters"]
