# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import numpy as np
import pytest

from course_lib.company import corpus
from course_lib.models.language_model import Config
from course_lib.models.parameters import fingerprint
from course_lib.training.checkpoint import CheckpointError
from course_lib.training.language_model import Recipe
from course_lib.training.pretrain import (
    Plan,
    answers_first,
    drills,
    learn_tokenizer,
    pretrain,
    rows_of,
    task_documents,
    text_documents,
)

TINY = Plan(
    documents=200,
    read_by_tokenizer=100,
    vocabulary=400,
    shape=Config(400, width=16, layers=2, heads=2, groups=1, hidden=32, context=384),
    drills=Recipe(steps=4, batch_size=4, warmup=2, log_every=2),
    tasks=Recipe(steps=4, batch_size=4, warmup=2, log_every=2),
    recipe=Recipe(steps=12, batch_size=4, learning_rate=3e-3, warmup=2, log_every=3),
    checkpoint_every=3,
)


class Killed(Exception):
    pass


@pytest.mark.long
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(tmp_path):
    whole, config, tokenizer, history = pretrain(tmp_path / "whole", TINY)

    def kill(line):
        if line["step"] == 13:
            raise Killed

    with pytest.raises(Killed):
        pretrain(tmp_path / "killed", TINY, on_log=kill)
    again, _, _, resumed = pretrain(tmp_path / "killed", TINY)
    assert fingerprint(again) == fingerprint(whole)
    assert [line["step"] for line in resumed] == [line["step"] for line in history]
    assert [line["step"] for line in history] == [2, 4, 7, 10, 13, 16, 18, 20]
    assert config.vocabulary == tokenizer.size == 400


def test_a_folder_of_another_plan_is_refused(tmp_path):
    pretrain(tmp_path, TINY)
    with pytest.raises(CheckpointError):
        pretrain(tmp_path, replace(TINY, seed=1))


def test_every_text_lies_whole_in_the_rows_between_its_ends():
    tokenizer = learn_tokenizer(TINY)
    texts = [f"Order LO-{number} is late." for number in range(3000)]
    rows = rows_of(tokenizer, texts, 64)
    read = []
    for tokens, documents in zip(rows.tokens, rows.documents, strict=True):
        for number in range(1, documents.max() + 1):
            found = tokens[documents == number]
            assert found[0] == tokenizer.begin and found[-1] == tokenizer.end
            read.append(tokenizer.decode(found))
    assert sorted(read) == sorted(texts)
    assert np.isclose(rows.weights.sum() / len(rows.tokens), 1)


def test_where_tasks_are_learnt_answers_count_twenty_times_what_texts_do():
    """Shots have no task: their words could be otherwise, and each counts a tenth."""
    tokenizer = learn_tokenizer(TINY)
    rows = answers_first(tokenizer, task_documents(TINY), TINY.text_weight, 384)
    counted = np.unique(np.round(rows.weights[rows.weights > 0] / rows.weights.max(), 6))
    assert counted.tolist() == pytest.approx([0.05, 0.1, 1.0])
    read = [tokenizer.decode(row[row > 0]) for row in rows.tokens]
    assert any("[order]\n" in text for text in read)


def test_where_tasks_are_learnt_every_mail_is_asked_what_it_is_about_behind_its_own_task():
    assert all(sum(shares.values()) == pytest.approx(1) for shares in (corpus.MOSTLY_MAIL, corpus.ASKED))
    read = [*text_documents(TINY), *task_documents(TINY)]
    assert len(read) == TINY.documents_read
    asked = [[tag for tag, _ in document.tasks] for document in task_documents(TINY)]
    mails = [tags for tags in asked if "matter" in tags]
    assert len(mails) > 0.7 * len(asked)
    assert all(tags[1:] == [tag for tag in corpus.ABOUT if tag != tags[0]] for tags in mails)


def test_a_drill_says_the_same_tokens_twice():
    tokenizer = learn_tokenizer(TINY)
    rows = drills(tokenizer, 8, 0)
    tag = tokenizer.encode("\n\n[copy]\n")
    for tokens, documents in zip(rows.tokens, rows.documents, strict=True):
        for number in range(1, documents.max() + 1):
            found = tokens[documents == number].tolist()
            half = (len(found) - 2 - len(tag)) // 2
            assert found == [tokenizer.begin, *found[1 : 1 + half], *tag, *found[1 : 1 + half], tokenizer.end]


def test_a_part_of_the_plan_is_shorter_and_of_the_same_shape():
    part = Plan().part(0.01)
    assert part.steps == pytest.approx(Plan().steps / 100, abs=3)
    assert part.shape == Plan().shape
