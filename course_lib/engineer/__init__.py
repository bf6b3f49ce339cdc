# SPDX-License-Identifier: Apache-2.0
"""The engineer's room: train from a configuration, and score files."""
