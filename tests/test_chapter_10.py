# SPDX-License-Identifier: Apache-2.0
"""What chapter 10 promises to show is what its run prints: stale and sure, read and right, refused, and contained."""

import re

import pytest

pytestmark = pytest.mark.long
SLUG = "10-retrieval"
BAR = r"{}: (\d+) with today's value, (\d+) with the old one, (\d+) with neither"


@pytest.fixture(scope="module")
def printed(execute):
    outputs = [output for cell in execute(SLUG, "solutions").notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in outputs)


def bar(printed, name):
    """Answers with today's value, with the old one and with neither."""
    return [int(number) for number in re.findall(BAR.format(re.escape(name)), printed)[-1]]


def table(printed, line):
    return [int(number) for number in re.search(rf"^{line} +(\d+) +(\d+)$", printed, re.MULTILINE).groups()]


def test_what_it_learned_is_stale_and_it_is_sure(printed):
    new, old, _ = bar(printed, "asked, answer begun")
    assert old >= 40 and new <= 3
    assert bar(printed, "asked")[0] <= 3
    assert int(re.search(r"half of them are (\d+)% sure", printed)[1]) >= 80


def test_what_it_reads_is_right_and_forgotten_with_the_prompt(printed):
    assert bar(printed, "right paragraph pasted")[0] >= 30
    assert "taken away, the old answers are back: True" in printed


def test_after_one_update_answers_are_current_and_no_parameter_has_moved(printed):
    assert bar(printed, "index of yesterday")[0] <= 3
    new, old, _ = bar(printed, "index of today")
    assert new >= 25 and old <= 5
    before = re.search(r"^fingerprints before: (\w{12}) (\w{12})$", printed, re.MULTILINE).groups()
    assert re.search(r"^fingerprints after:  (\w{12}) (\w{12})$", printed, re.MULTILINE).groups() == before
    assert set(re.findall(r"^the parameters: (\w{12})$", printed, re.MULTILINE)) == {before[0]}


def test_an_answer_is_right_only_where_search_found_the_value(printed):
    found, right = map(int, re.search(r"stands in a source: +(\d+) of 48; answered rightly: (\d+)", printed).groups())
    missed, lucky = map(int, re.search(r"stands in none +: +(\d+) of 48; answered rightly: (\d+)", printed).groups())
    assert found + missed == 48 and right > 0.7 * found and lucky <= 2


def hits(printed, way):
    """hit@1, hit@3 and hit@10 of one way of searching."""
    line = re.search(rf"^{way} +hit@1: (\S+) +hit@3: (\S+) +hit@10: (\S+)$", printed, re.MULTILINE)
    return [float(hit) for hit in line.groups()]


def test_hits_rise_with_k_and_the_embedding_is_ahead_of_shared_words(printed):
    ours, words = hits(printed, "cosine"), hits(printed, "bm25")
    assert ours == sorted(ours) and words == sorted(words)
    assert ours[0] > words[0] and ours[1] > words[1]


def test_a_model_alone_is_no_refusal(printed):
    said = int(re.search(r"it says 'The sources do not say\.' to (\d+) of 48", printed)[1])
    assert 0 < said < 48


def test_where_two_disagree_the_order_decides(printed):
    first, last = bar(printed, "new, then leaflet"), bar(printed, "leaflet, then new")
    assert first[0] > last[0] and min(first[1], last[0]) > 0


def test_the_planted_order_is_followed_shown_and_contained_and_a_polite_lie_is_not(printed):
    order, lie = table(printed, "nothing is done")
    assert order >= 3 and lie >= 2
    assert table(printed, "flagged left out")[0] == 0 < table(printed, "flagged left out")[1]
    assert table(printed, "only the shop may write") == [0, 0]
    assert f"order     : {order} answers say 90, and the check notices {order} of them" in printed
    assert f"polite lie: {lie} answers say 90, and the check notices 0 of them" in printed
