# SPDX-License-Identifier: Apache-2.0
"""Benches: contestants paired in one run, one card for people, one JSON line for programs."""
