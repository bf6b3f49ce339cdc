# SPDX-License-Identifier: Apache-2.0
"""Every term is used by the chapter that is said to introduce it; the page that says where is built, and checked."""

import warnings
from collections import Counter
from pathlib import Path

import pytest

from course_lib.author import glossary_page
from course_lib.author.build import build_editions, chapter_sources, differences, write_editions
from course_lib.author.concepts import read_concepts
from course_lib.learner.glossary import Term, introduced, read_glossary

ROOT = Path(__file__).resolve().parents[2]
TERMS = read_glossary()
TEXTS = {path.stem: path.read_text() for path in chapter_sources(ROOT)}


def test_each_term_of_a_written_chapter_is_used_there():
    lacking = glossary_page.unlinked(TERMS, TEXTS)
    later = [term.name for term in lacking if term.chapter not in TEXTS]
    if later:
        warnings.warn(f"{len(later)} terms wait for their chapters: {', '.join(later)}", stacklevel=1)
    assert [f"{term.chapter[:2]} {term.name}" for term in lacking if term.chapter in TEXTS] == []


def test_there_is_one_sentence_a_term_and_no_term_twice():
    assert 120 <= len(TERMS) <= 170
    assert [name for name, count in Counter(term.name.lower() for term in TERMS).items() if count > 1] == []
    assert [term.name for term in TERMS if not term.says.endswith(".") or ". " in term.says] == []
    assert {term.chapter for term in TERMS} == {concept.chapter for concept in read_concepts().values()}


@pytest.mark.parametrize(
    "text, section",
    [
        ("## 1 · One\n\nA drift, told early.\n\n## 2 · Two\n\nThis is **drift**.", "2 · Two"),
        ("## 1 · One\n\nThe first drift.\n\n## 2 · Two\n\nAgain drift.", "1 · One"),
        ("Said before all sections: drifts happen.", ""),
        ("## 1 · One\n\n```{code-cell} ipython3\ndrift = 1\n```\n", None),
        ("## Recall\n\n<details><summary>drift?</summary>drift</details>\n", None),
        ("## 1 · One\n\nSnowdrift and drifting.", None),
        ("---\ntitle: drift\n---\n\n## 1 · One\n", None),
    ],
)
def test_bold_type_introduces_a_term_and_else_its_first_use(text, section):
    assert introduced(Term("drift", "12-later", ("drifts",), "A change."), text) == section


def test_the_page_links_what_there_is_and_names_what_is_not_written():
    terms = [Term("drift", "12-later", (), "A change."), Term("epoch", "03-loop", (), "A pass.")]
    made = glossary_page.page(terms, {"03-loop": "## 1 · The loop\n\nAn **epoch** is one pass."})
    assert "| drift | A change. | 12: not written yet |" in made
    assert "[03: 1 · The loop](../notebooks/03-loop/03-loop.ipynb#1-%C2%B7-The-loop)" in made


def test_a_stale_page_is_seen_and_a_rebuild_changes_no_byte(tmp_path, new_repository):
    root = new_repository(tmp_path)
    (root / "docs").mkdir()
    editions = build_editions(root)
    assert root / glossary_page.PAGE in write_editions(root, editions)
    assert write_editions(root, editions) == [] and differences(root, editions) == []
    (root / glossary_page.PAGE).write_text("stale")
    assert differences(root, editions) == ["docs/glossary.md is not what the chapters build."]
