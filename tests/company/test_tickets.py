# SPDX-License-Identifier: Apache-2.0
"""Every dial of the tickets is turned here, and its effect is measured."""

from datetime import date

import numpy as np
import pytest

from course_lib.company import QUEUES, STYLES, Dials
from course_lib.company.mail import Issue, issues
from course_lib.company.tickets import TEAMS, WRONG_WAY, queue_and_issue, style_odds
from course_lib.company.ties import FATES, UNDER_WAY, is_about_returns, search_of
from course_lib.data import leak_check

CALM = {"holidays": False, "policy_change": None}
EVEN = {"Billing": 0.25, "Technical": 0.25, "Account": 0.25, "Shipping": 0.25}
LOPSIDED = {"Billing": 0.9, "Technical": 0.06, "Account": 0.03, "Shipping": 0.01}


def one_hot(queues):
    return np.array(QUEUES)[None] == queues[:, None]


@pytest.mark.parametrize("shares", [Dials().queue_shares, EVEN, LOPSIDED], ids=["usual", "even", "lopsided"])
def test_any_balance_of_classes_can_be_had(company, is_share, shares):
    table = company(queue_shares=shares, **CALM).tickets
    for number, queue in enumerate(QUEUES):
        assert is_share(table["true_queue"] == queue, shares[queue])
        assert table["queue_probability"][:, number].mean() == pytest.approx(shares[queue], abs=0.02)


def test_some_six_thousand_come_in_a_year(company):
    assert 5000 < len(company().tickets["id"]) < 7000


def test_the_queue_is_drawn_from_the_probability_given_the_issue(company, is_share):
    table = company(customers=30_000).tickets
    chance, truth = table["queue_probability"], one_hot(table["true_queue"])
    assert np.allclose(chance.sum(1), 1, atol=1e-5)
    open_ones = chance.max(1) < 0.9
    assert 0.03 < open_ones.mean() < 0.3  # some issues do not tell the queue
    for issue in np.unique(table["issue"][open_ones]):
        rows = table["issue"] == issue
        for number in np.flatnonzero(chance[rows].mean(0)):
            assert is_share(truth[rows, number], chance[rows, number].mean())


def test_the_issue_alone_decides_and_not_what_follows_from_it(company, is_share):
    table = company(customers=30_000).tickets
    open_ones = table["queue_probability"].max(1) < 0.9
    truth, chance = one_hot(table["true_queue"])[open_ones], table["queue_probability"][open_ones]
    for name in ("group", "style", "urgency"):
        column = table[name][open_ones]
        for value in np.unique(column):
            for number in range(4):
                assert is_share(truth[column == value, number], chance[column == value, number].mean())


def test_urgency_follows_the_issue(company, is_share):
    table = company(customers=30_000).tickets
    for issue in issues():
        rows = table["issue"] == issue.name
        if rows.sum() > 100:
            assert is_share(table["urgency"][rows] == "high", issue.urgency.get("high", 0.0))


@pytest.mark.parametrize("noise", [0.0, 0.03, 0.3])
def test_label_noise(company, is_share, noise):
    table = company(label_noise=noise).tickets
    wrong = table["queue"] != table["true_queue"]
    assert is_share(wrong, noise)
    if noise == 0.3:
        for queue in QUEUES:
            others = table["queue"][wrong & (table["true_queue"] == queue)]
            assert all(is_share(others == other, 1 / 3) for other in QUEUES if other != queue)


@pytest.mark.parametrize("find", [0.0, 0.5, 1.0])
def test_agents_find_what_was_recorded_wrongly(company, is_share, find):
    table = company(customers=30_000, agents_find=find, label_noise=0.4, bias=0.3).tickets
    wrong, moved = table["queue"] != table["true_queue"], table["rerouted_to"] != ""
    assert is_share(moved[wrong], find)
    assert is_share(moved[~wrong], 0.005 if find else 0.0)
    righted = table["final_queue"] == table["true_queue"]
    if find:
        assert is_share(righted[moved & wrong], 1 - WRONG_WAY)  # they err too
        assert not righted[moved & ~wrong].any()
    assert np.array_equal(table["final_queue"], np.where(moved, table["rerouted_to"], table["queue"]))
    assert not (table["rerouted_to"] == table["queue"]).any()
    assert np.array_equal(np.isnat(table["rerouted_on"]), ~moved)
    assert (table["rerouted_on"][moved] > table["arrived"][moved]).all()
    assert (table["rerouted_on"][moved] < np.datetime64("2026-01-01")).all()


def test_bias_records_the_group_abroad_as_billing(company, is_share):
    table, fair = company(bias=0.4, label_noise=0.0).tickets, company(label_noise=0.0).tickets
    abroad, other = table["group"] == "abroad", table["true_queue"] != "Billing"
    assert is_share((table["queue"] == "Billing")[abroad & other], 0.4)
    assert np.array_equal(table["queue"][~abroad], table["true_queue"][~abroad])
    assert np.array_equal(fair["queue"], fair["true_queue"])
    assert np.array_equal(fair["true_queue"], table["true_queue"])


def test_holidays_bring_more_mail_and_more_of_it_about_shipping(company):
    table, calm = company(customers=30_000).tickets, company(customers=30_000, holidays=False).tickets

    def of_the_season(tickets):
        day = tickets["arrived"].astype("datetime64[D]")
        season = (day >= np.datetime64("2025-11-20")) & (day <= np.datetime64("2025-12-24"))
        return season.sum() / 35 / ((~season).sum() / 330), (tickets["true_queue"] == "Shipping")[season].mean()

    volume, shipping = of_the_season(table)
    assert 1.4 < volume < 1.8 and 0.15 < shipping < 0.28
    volume, shipping = of_the_season(calm)
    assert 0.85 < volume < 1.15 and 0.05 < shipping < 0.11


def test_the_new_product_brings_new_mail_on_its_day(company):
    when = np.datetime64("2025-07-01")
    new, old = company(customers=30_000, new_product=date(2025, 7, 1)), company(customers=30_000)
    of_it = new.tickets["product"] == 24
    after = new.tickets["arrived"] >= when
    assert not of_it[~after].any() and 0.03 < of_it[after].mean() < 0.15
    power = [issue.name for issue in issues() if issue.category == "power"]
    assert power and np.isin(new.tickets["issue"], power)[after].any()
    assert not np.isin(old.tickets["issue"], power).any()


def test_a_change_of_policy_brings_questions_about_returns_for_sixty_days(company):
    table = company(customers=30_000, policy_change=date(2025, 4, 1)).tickets
    returns = np.isin(table["issue"], [issue.name for issue in issues() if is_about_returns(issue)])
    day = table["arrived"].astype("datetime64[D]")

    def share(begin, end):
        return returns[(day >= np.datetime64(begin)) & (day < np.datetime64(end))].mean()

    assert share("2025-04-01", "2025-05-31") > 1.5 * share("2025-01-01", "2025-04-01")
    assert share("2025-05-31", "2025-11-01") == pytest.approx(share("2025-01-01", "2025-04-01"), abs=0.02)


def test_styles_have_their_shares_and_non_native_writers_are_abroad_more_often(company, is_share):
    shares = {"plain": 0.1, "terse": 0.2, "formal": 0.05, "angry": 0.25, "typos": 0.1, "non-native": 0.3}
    for styles in (Dials().styles, shares | {"chatty": 0.5, "lower-case": 0.25}, shares):
        table = company(styles=styles).tickets
        for style in STYLES:
            assert is_share(table["style"] == style, styles[style])
        foreign, abroad = table["style"] == "non-native", table["group"] == "abroad"
        assert foreign[abroad].mean() > 2 * foreign[~abroad].mean()
        assert is_share(table["lower_case"], styles.get("lower-case", 0.0))
        assert is_share(table["chatty"][table["style"] != "terse"], styles.get("chatty", 0.0))
        assert not table["chatty"][table["style"] == "terse"].any()


@pytest.mark.parametrize("share", [0.0, 0.2, 1 / 3, 0.7, 1.0])
def test_odds_of_styles_add_up(share):
    styles = dict.fromkeys(STYLES, (1 - share) / 5) | {"non-native": share}
    odds = style_odds(Dials(styles=styles))
    assert np.allclose(odds.sum(1), 1) and (odds >= 0).all()
    assert np.allclose(0.8 * odds[0] + 0.2 * odds[1], [styles[style] for style in STYLES])


def test_leaking_columns_know_the_answer_and_are_not_there_by_default(company):
    assert not {"handled_by", "resolution_code"} & set(company().tickets)
    table = company(leaks=True).tickets
    assert set(table["handled_by"].tolist()) == {name for team in TEAMS.values() for name in team}
    names = ("final_queue", "handled_by", "resolution_code", "style", "group", "urgency")
    columns = [table[name].tolist() for name in names]
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    found = leak_check(rows[:4000], rows[4000:], label="final_queue", columns=names[1:])
    assert [name for name in names if any(f"'{name}' alone" in one.sentence for one in found)] == [
        "handled_by",
        "resolution_code",
    ]


def test_orders_fit_the_ticket(company):
    shop = company()
    table, orders, sold, parcels = shop.tickets, shop.orders, shop.products, shop.parcels
    tied = table["order"] >= 0
    order = table["order"][tied]
    assert tied.mean() > 0.9
    assert np.array_equal(orders["customer"][order], table["customer"][tied])
    assert np.array_equal(orders["product"][order], table["product"][tied])
    waited = table["arrived"][tied] - orders["placed"][order]
    assert (waited > np.timedelta64(0)).all() and (waited < np.timedelta64(92, "D")).all()
    category = {issue.name: issue.category for issue in issues()}
    wanted = np.array([category[name] or "" for name in table["issue"].tolist()])
    of_product = np.where(table["product"] >= 0, sold["category"][table["product"]], "")
    assert np.array_equal(wanted[wanted != ""], of_product[wanted != ""])
    for issue, fate in FATES.items():
        rows = order[table["issue"][tied] == issue]
        later = parcels["outcome"][rows]
        assert len(rows) and np.isin(later, (fate, "on the way")).all()
        if fate == "late":
            arrived = table["arrived"][tied][table["issue"][tied] == issue].astype("datetime64[D]")
            delivered = parcels["delivered"][rows]
            assert (delivered > arrived)[~np.isnat(delivered)].all()
    told = order[np.isin(table["issue"][tied], list(FATES))]
    assert len(set(told.tolist())) == len(told)  # nobody tells of a parcel twice


def test_what_the_code_says_of_issues_is_true_of_the_phrase_files():
    names = {issue.name for issue in issues()}
    assert set(FATES) | UNDER_WAY <= names
    assert sum(map(is_about_returns, issues())) >= 3
    assert {"power", "shelter"} <= {issue.category for issue in issues()}
    assert all(search_of(issue) for issue in issues() if "product" in issue.needs)


def test_a_queue_without_an_issue_is_told():
    alone = Issue(**{**vars(issues()[0]), "queues": {"Billing": 1.0}})
    with pytest.raises(ValueError, match="Some queue has no issue"):
        queue_and_issue(Dials(), np.array(["2025-01-01"], "datetime64[D]"), [alone])
