# SPDX-License-Identifier: Apache-2.0
import json
from dataclasses import replace

import pytest

from course_lib import language_models
from course_lib.bench import finetune
from course_lib.company.summaries import Pair, drawn_pairs
from course_lib.models.language_model import Config, LanguageModel, init
from course_lib.models.lora import Lora
from course_lib.preprocess.tokens import train_tokenizer


@pytest.fixture(scope="module")
def card():
    """Two steps of a model that knows nothing: the forms are real, the recall is none."""
    tokenizer = train_tokenizer([pair.prompt + pair.summary for pair in drawn_pairs(100, "t")], 700)
    config = Config(tokenizer.size, width=16, layers=2, heads=2, groups=1, hidden=32, context=384)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_models, "load", lambda name: LanguageModel(init(config, 0), config, tokenizer))
        patch.setattr(finetune, "COUNTS", (4, 8))
        patch.setattr(finetune, "_MAILS", 3)
        patch.setattr(finetune, "LORA", Lora(rank=1, targets=("q",)))
        for name in ("RECIPE", "FULL"):
            patch.setattr(finetune, name, replace(getattr(finetune, name), steps=2, batch_size=4))
        yield finetune.measure()


def test_every_way_is_judged_on_mails_kept_aside_and_the_last_adapter_on_others_too(card):
    kept = [(row.way, row.pairs) for row in card.rows if row.judged == "kept aside"]
    assert kept == [("nothing", 0), ("adapter", 4), ("adapter", 8), ("all parameters", 8)]
    assert [row.judged for row in card.rows if row.pairs == 8 and row.way == "adapter"] == [
        "kept aside",
        "wordings read before",
        "written one by one",
    ]
    assert all(0 <= value <= 1 for row in card.rows for value in row[5:])


def test_a_model_that_learnt_nothing_misses_the_floor(card, capsys):
    assert not card.passed and finetune.report(card) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["passed"] is False


def test_recall_and_share_decide_together(card):
    def with_last(**changes):
        rows = [row._replace(**changes) if row.way == "adapter" else row for row in card.rows]
        return finetune.Card(rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finetune, "COUNTS", (4, 8))
        assert with_last(recall=0.93, share=0.019).passed
        assert not with_last(recall=0.89, share=0.019).passed
        assert not with_last(recall=0.93, share=0.03).passed


def test_the_table_has_a_row_for_each(card):
    assert len(finetune.markdown(card).splitlines()) == len(card.rows) + 2


def test_a_mail_that_leaves_no_room_for_an_answer_is_not_judged():
    short, long = (Pair("word " * words, "", {}) for words in (10, 40))
    tokenizer = train_tokenizer([short.prompt], 270)
    room = len(tokenizer.encode(long.prompt))
    config = Config(tokenizer.size, width=16, layers=2, heads=2, groups=1, hidden=32, context=room + finetune._ANSWER)
    assert finetune.readable(LanguageModel({}, config, tokenizer), [short, long]) == [short]
