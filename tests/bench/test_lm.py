# SPDX-License-Identifier: Apache-2.0
"""The card of the language model from made-up times, its floors and status; and that all sides do the same work."""

import json
import os
import sys
from dataclasses import replace

import jax
import numpy as np
import pytest
from typer.testing import CliRunner

from course_lib.bench import commands, lm, lm_card, lm_judge, lm_prepare, paired
from course_lib.bench.contestants import flows, lm_inputs, ours_lm
from course_lib.bench.lm_card import Card, Flow, Row
from course_lib.bench.lm_judge import Found
from course_lib.bench.paired import Contestant
from course_lib.cli import app
from course_lib.models import language_model as language
from course_lib.models import lora
from course_lib.models.parameters import count
from course_lib.training import minibatches


def runs(*seconds, **more):
    return [{"seconds": each, "wall": each / 2, **more} for each in seconds]


def training(losses=(2.0, 2.0, 2.0), **theirs):
    measured = {"ours": runs(1.0, 1.0, 2.0), "peak": runs(1, 1, 1, flops=2 * lm_judge.training_flops())}
    measured |= {name: runs(*seconds) for name, seconds in theirs.items()}
    return Found(measured, {name: {"loss": loss} for name, loss in zip(("ours", *theirs), losses, strict=False)})


def test_training_is_compared_with_the_fastest_and_with_the_peak():
    speed, share = lm_judge.training(training(torch=(3, 3, 3), transformers=(1.5, 1.2, 1.5)))
    assert (speed.against, speed.value, speed.between) == ("transformers", 1.5, (0.75, 1.5))
    assert speed.verdict == "goal met" and speed.ours == f"{lm_judge.TRAINED:,.0f} tokens/s"
    assert share.value == pytest.approx(50) and share.verdict == "goal met" and share.unit == "%"


def test_who_trained_to_another_loss_did_other_work():
    speed, _ = lm_judge.training(training(losses=(2.0, 2.1), torch=(3, 3, 3)))
    assert not speed.passed and speed.verdict == "not the same work"


def test_without_torch_our_own_figures_are_left():
    (share,) = lm_judge.training(training())
    assert share.name.endswith("share of the peak") and lm_judge.two_devices(training()) == []


def test_two_cores_are_compared_by_the_wall_clock():
    (row,) = lm_judge.two_devices(training(torch=(3, 3, 3)))
    assert row.ours == f"{2 * lm_judge.TRAINED:,.0f} tokens/s" and row.verdict == "reported"


def generation(tokens=None):
    seconds = {
        "ours": 0.1,
        "transformers generate": 0.5,
        "torch loop": 0.15,
        "ours, 16 prompts": 0.4,
        "ours, no cache": 2.0,
        "ours, int8": 0.2,
    }
    facts = {name: {"tokens": (tokens or {}).get(name, [1, 2])} for name in seconds}
    facts["ours, int8"] |= {"bytes": [400, 100], "losses": [2.0, 2.01]}
    return Found({name: runs(each, each) for name, each in seconds.items()}, facts)


def test_generation_has_a_row_for_each_floor():
    rows = {(row.name, row.against): row for row in lm_judge.generation(generation())}
    found = {row.against: (round(row.value, 3), row.verdict) for row in rows.values()}
    assert found == {
        "transformers generate": (5.0, "floor met"),
        "torch loop": (1.5, "floor not met"),
        "ours, no cache": (20.0, "goal met"),
        "ours, one prompt": (4.0, "goal met"),
        "float32": (4.0, "reported"),
        "ours": (0.5, "reported"),
    }
    assert "2.0000 nats a token, int8 2.0100" in rows["int8 weights, size", "float32"].note


def test_other_tokens_are_other_work():
    rows = lm_judge.generation(generation({"torch loop": [1, 3]}))
    assert [row.against for row in rows if not row.valid] == ["torch loop"]


def test_the_adapter_is_measured_by_what_the_optimiser_holds():
    facts = {"ours": {"states": [5000, 400], "share": 0.08, "loss": 2.0}, "peft": {"loss": 2.0}}
    size, speed = lm_judge.adapter(Found({"ours": runs(1.0), "peft": runs(1.2)}, facts))
    assert size.value == 12.5 and size.passed and "8.0 %" in size.note
    assert speed.value == pytest.approx(1.2) and speed.verdict == "reported"
    facts["ours"]["states"] = [5000, 600]
    (size,) = lm_judge.adapter(Found({"ours": runs(1.0)}, facts))
    assert not size.passed


def row(value=5.0, floor=4.0, goal=6.0, valid=True):
    figures = "1 tokens/s", "5 tokens/s"
    return Row("200 tokens", "torch", *figures, value, (value, value), floor, goal, "x", "a note", valid)


def flow(peak=500.0):
    return Flow("generate 200 tokens", 3.0, peak, "200 tokens")


def card(*rows, flows=(), compiled=0, missing=()):
    return Card(rows, flows, compiled, missing, {"torch": "2.13.0+cpu", "jax": "0.10.2"}, 3, 1.5)


@pytest.mark.parametrize(
    ("planted", "status"),
    [
        (card(row(), flows=(flow(),)), 0),
        (card(row(6.0), row(4.0), row(0.5, None, None)), 0),
        (card(row(), row(3.9)), 1),
        (card(row(valid=False)), 1),
        (card(row(), flows=(flow(), flow(700.1))), 1),
        (card(row(), compiled=1), 1),
        (card(missing=("torch",)), 0),
    ],
)
def test_only_what_was_measured_and_missed_fails(planted, status, capsys):
    assert lm_card.report(planted) == status
    record = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert record["bench"] == "lm" and record["passed"] is (status == 0)
    assert len(record["rows"]) == len(planted.rows) and len(record["flows"]) == len(planted.flows)


def test_verdicts():
    given = [row(6.0), row(5.0), row(3.0), row(3.0, None, None), row(9.0, valid=False)]
    told = ["goal met", "floor met", "floor not met", "reported", "not the same work"]
    assert [each.verdict for each in given] == told


def test_the_card_says_what_ran_and_what_did_not(capsys):
    lm_card.report(card(row(), flows=(flow(900),), missing=("peft",)))
    told = " ".join(capsys.readouterr().out.split())  # a long name of a processor moves the lines' ends
    assert "Not measured: peft is missing" in told and "COURSE_BENCH_PYTHON" in told and "load 1.5" in told
    assert "ABOVE" in told and "torch's CPU build" in told


def test_the_command_writes_its_section_and_gives_the_status(monkeypatch):
    written = []
    monkeypatch.setattr(lm, "measure", lambda rounds, seconds, tell: card(row(3.0), flows=(flow(),)))
    monkeypatch.setattr(commands, "write_section", lambda *given: written.append(given))
    result = CliRunner().invoke(app, ["bench", "lm", "--rounds", "2", "--write"])
    assert result.exit_code == 1
    ((file, name, content),) = written
    assert (file, name) == ("README.md", "lm")
    assert "| 200 tokens | torch | 1 tokens/s | 5 tokens/s | 3 | 3 to 3 | 4 | 6 | floor not met |" in content
    assert "| generate 200 tokens | 200 tokens | 3 | 500 | 700 | within |" in content


@pytest.mark.parametrize(("load", "raced"), [(9.0, 3), (1.0, 4)])
def test_a_busy_machine_measures_nothing_by_the_wall_clock(load, raced, monkeypatch, capsys):
    races = []
    monkeypatch.setattr(lm, "load", lambda: load)
    monkeypatch.setattr(lm_prepare, "prepare", lambda folder: None)
    monkeypatch.setattr(lm, "_CONTESTS", tuple((*contest[:2], lambda found: [row()]) for contest in lm._CONTESTS))
    monkeypatch.setattr(paired, "race", lambda *given: races.append(given) or ({"ours": runs(1, compiled=0)}, {}, []))
    monkeypatch.setattr(lm, "run_flow", lambda name, seconds: flow())
    found = lm.measure(rounds=1)
    assert len(races) == len(found.rows) == raced and len(found.flows) == len(flows.FLOWS)
    assert found.passed and len(found.skipped) == 4 - raced
    lm_card.report(found)
    assert ("Not measured: training on two cores" in capsys.readouterr().out) is bool(found.skipped)


def test_readme_has_a_place_for_the_card():
    from course_lib.author.readme import with_section

    text = (paired._LIBRARY / "README.md").read_text(encoding="utf-8")
    assert "| planted |" in with_section(text, "lm", "| planted |")


def test_the_formula_counts_every_matrix_of_the_model():
    params = language.init(language.Config(**lm_prepare.SHAPE))
    matrices = sum(leaf.size for leaf in jax.tree.leaves(params) if leaf.ndim > 1)
    shape = lm_prepare.SHAPE
    attention = 4 * shape["layers"] * lm_prepare.LENGTH * shape["width"]
    assert lm_judge.training_flops() == 3 * lm_judge.TRAINED * (2 * matrices + attention)
    assert matrices > 0.99 * count(params)


SHAPE = {**lm_prepare.SHAPE, "vocabulary": 40, "width": 16, "layers": 1, "hidden": 24}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A model small enough to compile in a moment, as `lm_prepare` writes it."""
    folder = tmp_path_factory.mktemp("lm")
    config = language.Config(**SHAPE)
    start, rng = language.init(config), np.random.default_rng(0)
    tokens = rng.integers(0, 40, (8, 16)).astype(np.int32)
    rows = lm_prepare._rows(tokens)
    rows.weights[:, 1:] = 1 / 15
    stream = minibatches(np.arange(8), 4, seed=0)
    adapter = lora.init(start, lora.Lora(targets=lora.TARGETS)).weights
    given = lm_inputs.Given(
        SHAPE,
        start,
        start,
        adapter,
        {"rank": 8, "alpha": 16.0, "targets": list(lora.TARGETS)},
        tuple(rows),
        tuple(rows),
        np.stack([next(stream) for _ in range(2)]),
        lm_prepare.rates(2),
        tokens[:8, :8].repeat(2, axis=0),
    )
    lm_inputs.write(folder, given)
    return folder


def test_what_is_written_is_read_again(prepared):
    given = lm_inputs.read(prepared)
    assert given.shape == SHAPE and given.rates == lm_prepare.rates(2) and len(given.rows) == 3
    expected = language.init(language.Config(**SHAPE))
    jax.tree.map(np.testing.assert_array_equal, given.start, expected)
    assert given.adapter["layers"]["0"]["q"]["a"].shape == (16, 8)


def test_the_rates_are_those_of_our_recipe():
    import optax

    from course_lib.training.language_model import make_optimizer

    steps = lm_prepare.STEPS
    recipe = replace(ours_lm.recipe_of(lm_inputs_of(steps)), weight_decay=0.0, clip=1e9)
    optimizer = make_optimizer(recipe)
    params = {"norm": np.ones(1, np.float32)}
    state, moved = optimizer.init(params), []
    for _ in range(steps):
        updates, state = optimizer.update({"norm": np.ones(1, np.float32)}, state, params)
        moved.append(-float(updates["norm"][0]))  # Adam's first steps along an unchanging gradient are the rate
        params = optax.apply_updates(params, updates)
    np.testing.assert_allclose(moved, lm_prepare.rates(steps), rtol=1e-3, atol=1e-9)


def lm_inputs_of(steps):
    empty = dict.fromkeys(lm_inputs.Given._fields)
    return lm_inputs.Given(**empty | {"order": np.zeros((steps, 4), int)})


def test_ours_write_the_same_with_and_without_a_cache_and_compile_nothing_more(prepared):
    cached, again = ours_lm.write(prepared)
    plain, plainly = ours_lm.write_uncached(prepared)
    assert cached["tokens"] == plain["tokens"] and len(cached["tokens"]) == lm_inputs.TOKENS
    assert again()["compiled"] == plainly()["compiled"] == 0


def test_int8_tells_size_and_loss(prepared):
    facts, _ = ours_lm.write_int8(prepared)
    assert facts["bytes"][0] > 2.5 * facts["bytes"][1]
    assert facts["losses"][0] == pytest.approx(facts["losses"][1], abs=0.05)


def torch_or_skip(prepared, *targets):
    python = os.environ.get("COURSE_BENCH_PYTHON", sys.executable)
    contestants = [Contestant(each, each, sys.executable if "ours" in each else python) for each in targets]
    _, facts, missing = paired.race(contestants, prepared, rounds=0)
    if missing:
        pytest.skip(f"{missing[0]} is not here: install `.[bench]`, and name its Python in COURSE_BENCH_PYTHON")
    return facts


def test_all_train_to_the_same_loss(prepared):
    facts = torch_or_skip(prepared, "ours_lm:train", "torch_lm:train", "torch_lm:train_fused", "transformers_lm:train")
    losses = [told["loss"] for told in facts.values()]
    assert max(losses) - min(losses) < 1e-4 and losses[0] < np.log(40) + 1


def test_all_write_the_same_tokens(prepared):
    facts = torch_or_skip(
        prepared, "ours_lm:write", "torch_lm:write", "torch_lm:write_sixteen", "transformers_lm:write"
    )
    assert len({tuple(told["tokens"]) for told in facts.values()}) == 1


def test_all_train_the_same_adapter(prepared):
    facts = torch_or_skip(prepared, "ours_lm:tune", "transformers_lm:tune")
    assert facts["ours_lm:tune"]["loss"] == pytest.approx(facts["transformers_lm:tune"]["loss"], abs=1e-4)


@pytest.mark.parametrize("name", flows.FLOWS)
def test_a_flow_tells_its_peak(name, monkeypatch, capsys):
    monkeypatch.setattr(flows, "CONFIG", language.Config(128, 16, 1, 2, 1, 24))
    monkeypatch.setattr(flows, "PAIRS", 16)
    flows.main(name, 0)
    told = json.loads(capsys.readouterr().out)
    assert 50 < told["peak_mib"] < 100_000 and told["did"] and told["seconds"] > 0


def test_a_flow_that_breaks_is_said_in_a_sentence():
    with pytest.raises(paired.Broken, match="The flow nonsense ended"):
        lm.run_flow("nonsense", 0)
