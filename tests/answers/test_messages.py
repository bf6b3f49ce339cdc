# SPDX-License-Identifier: Apache-2.0
"""Known wrong answers get messages that contain the facts listed for them in their file."""

from pathlib import Path

import pytest

from course_lib.author.answers import graded_exercises, read_answers, show_answers
from course_lib.author.build import chapter_sources

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]


@pytest.mark.parametrize("slug", CHAPTERS)
def test_messages_contain_the_facts_of_each_answer(slug):
    known = [
        (graded, answer)
        for graded in graded_exercises(ROOT / "solutions" / slug / f"{slug}.md")
        for answer in read_answers(ROOT, graded)
        if answer.message
    ]
    shown = show_answers([(graded, answer.source) for graded, answer in known]) if known else []
    missing = [
        (graded.id, answer.name, fragment, text)
        for (graded, answer), (_, text) in zip(known, shown, strict=True)
        for fragment in answer.message
        if fragment not in text
    ]
    assert missing == []
