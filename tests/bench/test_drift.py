# SPDX-License-Identifier: Apache-2.0
"""In simulated years without a change alarms ring as rarely as promised; with a change they ring."""

import json

import numpy as np
import pytest

from course_lib import monitoring
from course_lib.bench import drift

SLOW = {"amounts", "many categories", "five signals together"}
YEARS = {"rare flag": 40, "flag that is mostly set": 40, "flag, small reference": 40, "promised share": 40}
"""Of which a year takes little; of the others there are fewer."""


@pytest.mark.parametrize(
    "world", [world for world in drift.WORLDS if world.name not in SLOW], ids=lambda world: world.name
)
def test_alarms_of_some_years_are_as_rare_as_promised_and_see_changes(world):
    card = drift.run(world, years=YEARS.get(world.name, 8))
    assert card.rate <= card.most, card
    assert all(share >= 0.75 for share in card.seen.values()), card


@pytest.mark.long
@pytest.mark.parametrize("world", drift.WORLDS, ids=lambda world: world.name)
def test_alarms_of_many_years_are_as_rare_as_promised_and_see_changes(world):
    card = drift.run(world, years=200 if world.name in YEARS else 30, seed=1)
    assert card.rate <= card.most and card.passed, card


def test_every_world_but_the_flags_changes_in_both_directions():
    for world in drift.WORLDS:
        assert world.changes == ("more", "less") or "flag" in world.name
    assert {change for world in drift.WORLDS if "flag" in world.name for change in world.changes} == {"more", "less"}


def test_a_test_that_rings_too_often_or_never_is_reported(monkeypatch, capsys):
    world = next(world for world in drift.WORLDS if world.name == "rare flag")

    def rule(p_value):
        return world._replace(test=lambda old, new: [monitoring.Drift("signal", 0.0, p_value)])

    careless, blind = drift.run(rule(1e-9), years=2), drift.run(rule(1.0), years=2)
    assert (careless.rate, careless.passed) == (1, False)
    assert (blind.rate, blind.seen, blind.passed) == (0, {"more": 0}, False)
    assert drift.report([careless, blind]) == 1
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [card["rung"] for card in last["cards"]] == [2, 0]
    assert "| rare flag | 10,000 | 40 | 2 | 100.0% |" in drift.markdown([careless])


def test_card_allows_three_standard_errors():
    card = drift.Card("x", 10, 10, 1, years=400, rung=34, seen={"more": 0.9})
    assert card.most == pytest.approx(0.05 + 3 * np.sqrt(0.05 * 0.95 / 400)) and not card.passed
    assert card._replace(rung=33).passed and not card._replace(rung=33, seen={"more": 0.89}).passed


def test_the_page_has_the_table_of_every_world():
    from course_lib.terminal import LIBRARY

    table = (LIBRARY / "docs/statistics.md").read_text("utf-8").split("<!-- drift:")[1].split("<!-- /drift -->")[0]
    for world in drift.WORLDS:
        assert f"| {world.name} | {world.reference:,} | {world.window:,} |" in table
