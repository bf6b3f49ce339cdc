# SPDX-License-Identifier: Apache-2.0
"""Models that others trained, run by the course's own code."""
