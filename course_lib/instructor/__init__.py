# SPDX-License-Identifier: Apache-2.0
"""The instructor's room: what nbgrader needs so that feedback tells a learner enough and not too much."""
