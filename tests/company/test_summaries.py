# SPDX-License-Identifier: Apache-2.0
from course_lib.company.corpus import documents
from course_lib.company.drawn import names
from course_lib.company.summaries import COPIED, SUMMARY, drawn_pairs, tokens, written_pairs
from course_lib.preprocess.tokens import train_tokenizer
from course_lib.text_evaluation import slot_recall


def test_a_pair_asks_with_the_tag_that_pre_training_never_showed():
    pairs = drawn_pairs(20, "p")
    assert all(pair.prompt.endswith(f"[{SUMMARY}]\n") for pair in pairs)
    assert pairs[:5] == drawn_pairs(5, "p")
    assert not any("summary" in tag for document in documents(500, 1) for tag, _ in document.tasks)


def test_the_summary_itself_keeps_every_fact():
    pairs = drawn_pairs(200, "p")
    assert slot_recall([pair.summary for pair in pairs], [pair.facts for pair in pairs]) == 1


def test_pairs_kept_aside_have_other_names():
    found = [{pair.facts["name"] for pair in drawn_pairs(200, "p", aside=side)} - {None} for side in (False, True)]
    assert not found[0] & found[1]
    assert found[1] <= set(names(aside=True))


def test_tokens_begin_and_end_and_read_back():
    pairs = drawn_pairs(30, "p")
    tokenizer = train_tokenizer([pair.prompt + pair.summary for pair in pairs], 400)
    for pair, (prompt, summary) in zip(pairs, tokens(tokenizer, pairs), strict=True):
        assert (prompt[0], summary[-1]) == (tokenizer.begin, tokenizer.end)
        assert (tokenizer.decode(prompt[1:]), tokenizer.decode(summary[:-1])) == (pair.prompt, pair.summary)


def test_a_written_mail_is_asked_about_in_the_same_way_and_its_facts_stand_in_it():
    pairs = written_pairs()
    assert len(pairs) == 600
    assert all(pair.prompt.endswith(f"[{SUMMARY}]\n") for pair in pairs)
    facts = [{name: pair.facts[name] for name in COPIED} for pair in pairs]
    assert slot_recall([pair.prompt for pair in pairs], facts) == 1
