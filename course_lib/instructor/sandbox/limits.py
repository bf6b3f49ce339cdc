# SPDX-License-Identifier: Apache-2.0
"""What one submission may use, and the two ways in which running it can fail."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one submission may use; the defaults suit a chapter of this course."""

    wall_seconds: float = 120
    """For the whole notebook, its checks too; then the process is ended."""
    cell_seconds: float = 30
    """For one cell or one round of checks; then it is interrupted, and ended if it goes on for two seconds more."""
    cpu_seconds: int = 120
    """Of processor time, by the kernel's own count."""
    memory_bytes: int = 2 << 30
    """Resident in all processes of the submission together."""
    address_bytes: int = 6 << 30
    """Address space of one process; jax reserves much more than it uses."""
    disk_bytes: int = 64 * MIB
    """Of its scratch folder, which lies in memory."""
    files: int = 4096
    """Files and folders in its scratch folder."""
    processes: int = 96
    """Processes and threads."""
    open_files: int = 256
    output_bytes: int = MIB
    """Of what one cell shows; the rest is cut."""
    subprocesses: bool = False
    """Whether it may start other processes at all; threads it may always start."""


class Refused(RuntimeError):
    """The sandbox cannot run here; one sentence says why and what to do."""


class Dead(Exception):
    """The student's process is gone or talks nonsense; one sentence says what happened."""
