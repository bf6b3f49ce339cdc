# SPDX-License-Identifier: Apache-2.0
"""The author's room: one Markdown file a chapter becomes the instructor's and the learner's notebook."""
