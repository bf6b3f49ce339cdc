# SPDX-License-Identifier: Apache-2.0
"""What `course bench engine` runs, each in a process of its own: ours, a torch loop, a scikit-learn pipeline.

A contestant is a function `prepare(folder) -> (facts, run)`: it reads its data from the folder, does one warm run,
and gives `run`, which does the work once more and returns what it measured beside its processor time.
"""
