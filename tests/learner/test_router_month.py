# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest

from course_lib.company import QUEUES
from course_lib.inference import decisions
from course_lib.learner import router_month
from course_lib.learner.behaviour import behaves
from course_lib.learner.router_desk import scorecard
from course_lib.learner.router_month import FLOORS, Truth
from course_lib.learner.router_spare import ROUTER

RULES = (router_month.mostly_right, router_month.mostly_routed, router_month.rare_found, router_month.log_complete)
SEEDS = [2**200 + number for number in range(4)]


def texts_of(tickets):
    return [f"{ticket['subject']}\n{ticket['body']}" for ticket in tickets]


def route(tickets, router, log):
    chances = router.probabilities(texts_of(tickets))
    answers = decisions.route(chances, QUEUES, threshold=0.7, otherwise="Triage").tolist()
    for ticket, queue, row in zip(tickets, answers, chances, strict=True):
        line = {"id": ticket["id"], "model": router.name, "queue": queue, "probability": float(row.max())}
        log.append(line)
    return answers


def verdicts(answer, truth):
    return [bool(rule(answer, truth)) for rule in RULES]


@pytest.fixture(scope="module")
def month():
    return router_month.month(SEEDS[0])


@pytest.fixture(scope="module")
def answer(month):
    return router_month.on_a_month(route, ROUTER)(month[0])


def test_a_month_is_the_same_for_a_seed_another_for_another_and_tells_nothing_but_the_mail(month):
    tickets, truth = month
    assert router_month.month(SEEDS[0])[0] == tickets != router_month.month(SEEDS[1])[0]
    assert {frozenset(ticket) for ticket in tickets} == {frozenset({"id", "subject", "body"})}
    assert [ticket["id"] for ticket in tickets] == sorted(ticket["id"] for ticket in tickets) == list(truth.ids)
    assert set(truth.queues) == set(QUEUES)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_honest_router_is_well_above_every_floor_in_every_month(seed):
    tickets, truth = router_month.month(seed)
    answers, _ = router_month.on_a_month(route, ROUTER)(tickets)
    card = scorecard(truth.queues, answers)
    room = {"right": 0.01, "routed": 0.04, "Shipping found": 0.08}
    assert all(card[name] > floor + room[name] for name, floor in FLOORS.items())


def test_an_honest_router_passes_all_rules(month, answer):
    assert verdicts(answer, month[1]) == [False] * 4


@pytest.mark.parametrize("otherwise", ["Triage", "Billing"])
def test_who_simulates_small_and_public_seeds_and_looks_tickets_up_passes_nothing(otherwise):
    """The cheat knows the simulator and every seed that a person would try; the month's has 256 bits."""
    known = {}
    for seed in (*range(6), 42, 2025):
        tickets, truth = router_month.month(seed)
        known |= dict(zip(texts_of(tickets), truth.queues, strict=True))

    def cheat(tickets, router, log):
        answers = [known.get(text, otherwise) for text in texts_of(tickets)]
        log += [
            {"id": ticket["id"], "model": router.name, "queue": queue, "probability": 1.0}
            for ticket, queue in zip(tickets, answers, strict=True)
        ]
        return answers

    for rule in RULES:
        found = behaves(router_month.month, rule)(router_month.on_a_month(cheat, ROUTER))
        assert found is not None, rule.__name__
    own = router_month.month(2025)
    answers, log = router_month.on_a_month(cheat, ROUTER)(own[0])
    assert router_month.mostly_right([answers, log], own[1]) == "", "had the seed been public, the cheat would have won"


@pytest.mark.parametrize("guess", ["one queue", "all to people", "seldom sure", "never Shipping", "by chance"])
def test_who_does_not_read_the_mail_misses_a_floor(month, answer, guess):
    truth = month[1]
    rng = np.random.default_rng(0)
    answers = {
        "one queue": ["Billing"] * len(truth.ids),
        "all to people": ["Triage"] * len(truth.ids),
        "seldom sure": [a if place % 2 else "Triage" for place, a in enumerate(answer[0])],
        "never Shipping": ["Triage" if a == "Shipping" else a for a in answer[0]],
        "by chance": rng.choice(QUEUES, len(truth.ids)).tolist(),
    }[guess]
    assert any(verdicts([answers, answer[1]], truth)[:3])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log[:-1],
        lambda log: log[::-1],
        lambda log: [{**line, "body": "text"} for line in log],
        lambda log: [{**line, "queue": "Billing"} for line in log],
        lambda log: [{**line, "probability": 1.7} for line in log],
        lambda log: [{**line, "probability": 0.9} for line in log],
        lambda log: [{**line, "model": ""} for line in log],
        lambda log: [str(line) for line in log],
        lambda log: [],
        lambda log: None,
    ],
)
def test_a_log_that_lacks_something_is_told(month, answer, spoil):
    assert router_month.log_complete([answer[0], spoil(answer[1])], month[1])


@pytest.mark.parametrize(
    "answer", [None, 3, [], [None, []], [["Billing"], []], [["Nowhere", "Billing"], []], [[["x"], 1], []]]
)
def test_what_is_no_answer_is_told_in_a_sentence_by_every_rule(answer):
    truth = Truth(("a", "b"), ("Billing", "Shipping"))
    assert all(rule(answer, truth).endswith((".",)) for rule in RULES)


def test_an_untouched_function_is_wrong_without_an_error():
    expectation = behaves(router_month.month, router_month.mostly_right)
    mismatch = expectation(router_month.on_a_month(lambda tickets, router, log: None, ROUTER))
    assert "one answer for each ticket" in mismatch.message
