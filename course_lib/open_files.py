# SPDX-License-Identifier: Apache-2.0
"""How many files and connections this process may have open."""

import sys

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]


def allow_open_files(count: int) -> int:
    """Raises this process's soft limit on open files to `count`, as far as its hard limit goes.

    Returns:
        How many files may be open now.
    """
    if resource is None:
        return sys.maxsize
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < count:
        soft = count if hard == resource.RLIM_INFINITY else min(count, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft
