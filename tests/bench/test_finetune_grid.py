# SPDX-License-Identifier: Apache-2.0
import json
from dataclasses import replace

import pytest

from course_lib import language_models
from course_lib.artifact import load_language_model
from course_lib.bench import finetune_grid
from course_lib.company.summaries import drawn_pairs
from course_lib.learner import summary_desk
from course_lib.models.language_model import Config, LanguageModel, init
from course_lib.models.lora import Adapter, Lora
from course_lib.models.parameters import fingerprint
from course_lib.models.pretrained import catalogue
from course_lib.preprocess.tokens import train_tokenizer


def test_what_the_chapter_shows_was_recorded_with_this_model_and_these_decisions(required):
    required(catalogue.OURS.is_dir(), "The course's language model is not in this copy")
    shown = summary_desk.recorded()
    again = f"run `{finetune_grid.COMMAND}` on a quiet machine"
    assert shown.model == fingerprint(load_language_model(catalogue.OURS).model.params), again
    assert shown.decided == json.loads(json.dumps(finetune_grid.decided())), again
    assert shown.ranks == sorted({finetune_grid.LORA.rank, *finetune_grid._RANKS}), again
    assert shown.counts == list(finetune_grid.COUNTS), again


@pytest.fixture(scope="module")
def found():
    """Two steps of a model that knows nothing: the forms are real, the recall is none."""
    tokenizer = train_tokenizer([pair.prompt + pair.summary for pair in drawn_pairs(100, "t")], 700)
    config = Config(tokenizer.size, width=16, layers=2, heads=2, groups=1, hidden=32, context=384)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_models, "load", lambda name: LanguageModel(init(config, 0), config, tokenizer))
        patch.setattr(finetune_grid, "COUNTS", (4, 8))
        patch.setattr(finetune_grid, "_MAILS", 3)
        patch.setattr(finetune_grid, "_RANKS", (1,))
        patch.setattr(finetune_grid, "LORA", Lora(rank=2, alpha=4.0, targets=("q",)))
        patch.setattr(finetune_grid, "PASS", replace(finetune_grid.PASS, steps=2, batch_size=4, log_every=1))
        patch.setattr(finetune_grid, "PASSES", 2)
        return finetune_grid.measure()


def test_every_rank_learns_from_every_number_of_pairs_and_three_ways_stand_beside_them(found):
    adapters = [(row.rank, row.pairs) for row in found.of("adapter")]
    assert adapters == [(1, 4), (1, 8), (2, 4), (2, 8)]
    assert [row.way for row in found.tried if row.way != "adapter"] == ["nothing", "all parameters", "from scratch"]
    assert all(0 <= value <= 1 for row in found.tried for value in (row.share, row.recall, row.copied))


def test_a_rank_twice_as_large_trains_and_keeps_twice_as_much(found):
    one, two = (found.of("adapter", rank=rank, pairs=8)[0] for rank in (1, 2))
    assert two.trained == 2 * one.trained == 2 * 2 * (16 + 16)
    assert 0 < one.state < two.state < found.of("all parameters")[0].state
    assert one.seconds > 0


def test_what_is_written_down_is_read_back_with_what_it_depends_on(found):
    text = finetune_grid.as_json(found)
    again = summary_desk.parse(text)
    assert again.model == found.model
    assert [row.trained for row in again.tried] == [row.trained for row in found.tried]
    assert again.tried[1].recall == pytest.approx(found.tried[1].recall, abs=1e-4)
    assert json.loads(text)["command"] == finetune_grid.COMMAND
    assert again.decided["targets"] == ["q"] and again.decided["recipe of a pass"]["steps"] == 2


def test_the_card_has_a_row_for_each_and_ends_with_a_line_for_programs(found, capsys):
    assert finetune_grid.report(found) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert len(told["tried"]) == len(found.tried)


def test_grid_and_tutor_are_written_side_by_side(found, tmp_path, monkeypatch):
    model = LanguageModel({}, None, None)
    monkeypatch.setattr(language_models, "load", lambda name: model)
    monkeypatch.setattr(finetune_grid, "tutor", lambda of: Adapter(Lora(1, 1.0, ("q",)), {}))
    folder = (tmp_path / finetune_grid.WRITTEN).parent
    folder.mkdir(parents=True)
    finetune_grid.write(tmp_path, found)
    assert {path.name for path in folder.iterdir()} == {finetune_grid.WRITTEN.name, "tutor.safetensors"}
