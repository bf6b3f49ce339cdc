# SPDX-License-Identifier: Apache-2.0
"""Answer over HTTP: many requests share one forward pass, and a model changes while others are being answered."""

from course_lib.inference.serving.app import make_app
from course_lib.inference.serving.limits import Limits
from course_lib.inference.serving.log import Log
from course_lib.inference.serving.run import ServeError, serve
from course_lib.inference.serving.service import Service

__all__ = ["Limits", "Log", "ServeError", "Service", "make_app", "serve"]
