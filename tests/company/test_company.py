# SPDX-License-Identifier: Apache-2.0
"""The company as a whole: consistent for any dials, the same for the same dials, small, and explained."""

import hashlib
import os
import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from course_lib.company import COLUMNS, LEAKS, MANNERS, QUEUES, STYLES, Dials, explain, simulate
from course_lib.company.dials import RUN_UP

SMALL = {"customers": 300, "seed": 12, "new_product": date(2025, 5, 1), "new_fraud": date(2025, 8, 1)}
TABLES = "7cf3f8fcb69386e545bcfff48ba277989b604abd0334c8c5b5a619a56d1164c2"
MAILS = "e365d0f790bc6f4e16989c48f7296266de6603436b9878d5cb2f91936a2807c1"


def digest(*columns):
    """Of the bytes; text as UTF-8, whatever width numpy gives it."""
    found = hashlib.sha256()
    for column in columns:
        if column.dtype.kind == "U":
            found.update("\n".join(column.tolist()).encode())
        else:
            found.update(column.astype(column.dtype.newbyteorder("<")).tobytes())
    return found.hexdigest()


def digest_of(company):
    return digest(*(column for table in company.tables.values() for column in table.values()))


def shares(names):
    weights = st.lists(st.integers(0, 9), min_size=len(names), max_size=len(names)).filter(any)
    return weights.map(lambda parts: {name: part / sum(parts) for name, part in zip(names, parts, strict=True)})


@st.composite
def any_dials(draw):
    days = draw(st.integers(1, 150))
    start = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    a_day = st.none() | st.integers(-200, days - 1).map(lambda day: start + timedelta(day))
    share = st.floats(0, 1)
    return Dials(
        seed=draw(st.integers(0, 2**160)),
        customers=draw(st.integers(1, 400)),
        start=start,
        days=days,
        queue_shares=draw(shares(QUEUES)),
        label_noise=draw(share),
        agents_find=draw(share),
        bias=draw(share),
        new_product=draw(a_day),
        new_fraud=draw(a_day),
        holidays=draw(st.booleans()),
        policy_change=draw(a_day),
        leaks=draw(st.booleans()),
        styles=draw(shares(STYLES)) | dict.fromkeys(MANNERS, draw(share)),
    )


@hypothesis_settings(max_examples=40, deadline=None)
@given(any_dials())
def test_any_dials_give_a_consistent_world(dials):
    company = simulate(dials)
    people, sold, orders, parcels = company.customers, company.products, company.orders, company.parcels
    begin, end = dials.first - RUN_UP, dials.end
    for name, table in company.tables.items():
        assert len({len(column) for column in table.values()}) == 1, name
        expected = [column for column in COLUMNS[name] if dials.leaks or column not in LEAKS.get(name, ())]
        assert list(table) == expected
        if "id" in table:
            assert np.array_equal(table["id"], np.arange(len(table["id"])))
        for key, other in (("customer", people), ("order", orders), ("product", sold)):
            if key in table:
                lowest = -1 if name == "tickets" and key != "customer" else 0
                assert np.all((table[key] >= lowest) & (table[key] < len(other["id"]))), (name, key)
        for column in table.values():
            assert column.dtype.kind != "f" or np.isfinite(column).all()
        for column, moment in ((column, when) for column, when in table.items() if when.dtype.kind == "M"):
            late = 30 if column in ("shipped", "promised") else 0
            first = begin if name in ("orders", "parcels") else begin - 365 * 4 if name != "tickets" else dials.first
            known = moment[~np.isnat(moment)]
            assert np.all(known < end + late), (name, column)
            assert column == "since" or np.all(known >= first), (name, column)
    for table, when in ((orders, "placed"), (company.payments, "at"), (company.tickets, "arrived")):
        day, customer = table[when].astype("datetime64[D]"), table["customer"]
        assert np.all(day >= people["joined"][customer])
        assert not np.any(people["left"][customer] <= day)
        assert np.all(np.diff(table[when]) >= np.timedelta64(0)) or when == "at"
    assert not np.any(people["left"] < dials.first) and not np.any(people["left"] < people["joined"])
    assert len(parcels["id"]) == len(orders["id"])
    assert np.all(parcels["shipped"] >= orders["placed"].astype("datetime64[D]"))
    for table, chance in ((company.payments, "fraud_probability"), (company.churn, "churn_probability")):
        assert np.all((table[chance] >= 0) & (table[chance] <= 1))


def test_the_same_dials_give_the_same_bytes_and_the_digest_is_known():
    """Recorded with the numpy of the lock; a change here is a new world, and belongs into the changelog."""
    first, second = simulate(Dials(**SMALL)), simulate(Dials(**SMALL))
    assert digest_of(first) == digest_of(second) == TABLES


def test_mails_are_the_same_too_and_in_every_process():
    """A change of a phrase changes the digest as well."""
    script = (
        "import hashlib\nfrom datetime import date\nfrom course_lib.company import Dials, simulate\n"
        f"company = simulate(Dials(**{SMALL!r}))\n".replace("datetime.date", "date")
        + "texts = repr([(m.subject, m.body, m.summary, m.reply, m.style) for m in company.support_mails()])\n"
        "texts += repr([(str(m.sent), m.sender, m.subject, m.body, m.label) for m in company.inbox_mails(300)])\n"
        "texts += repr([company.articles(), company.questions(50)])\n"
        "print(hashlib.sha256(texts.encode()).hexdigest())\n"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for hash_seed in ("1", "2")
    ]
    assert found == [MAILS, MAILS]


def test_the_card_counts_what_is_there_and_leaves_room_for_the_gap():
    card = files("course_lib").joinpath("company/CARD.md").read_text("utf-8")
    company = simulate()
    for name, told in (
        ("orders", "about 32,000 orders and parcels"),
        ("payments", "25,000 payments"),
        ("churn", "88,000 rows of churn"),
        ("tickets", "6,000\ntickets"),
    ):
        assert told in card and f"{round(len(company.tables[name]['customer']), -3):,}" in told
    assert "\n<!-- gap: written by course bench data -->\n" in card and "\n<!-- /gap -->\n" in card


@pytest.mark.parametrize(
    "dial, same",
    [
        ({"label_noise": 0.4}, ("customers", "products", "orders", "parcels", "payments", "churn")),
        ({"agents_find": 0.1}, ("customers", "products", "orders", "parcels", "payments", "churn")),
        ({"bias": 0.5}, ("customers", "products", "orders", "parcels", "churn")),
        ({"new_fraud": None}, ("customers", "products", "orders", "parcels", "churn", "tickets")),
        ({"leaks": True}, ("customers", "products", "orders", "parcels")),
    ],
    ids=str,
)
def test_a_dial_leaves_everything_else_as_it_was(dial, same):
    one, other = simulate(Dials(**SMALL)), simulate(Dials(**SMALL | dial))
    for table in same:
        assert digest(*one.tables[table].values()) == digest(*other.tables[table].values())
    for table in ("tickets", "payments", "churn"):  # and within a table, whatever is not recorded later
        for column in one.tables[table].keys() - {"queue", "rerouted_to", "rerouted_on", "final_queue", "fraud"}:
            if "new_fraud" not in dial or "fraud" not in column:
                assert np.array_equal(one.tables[table][column], other.tables[table][column]), column


def test_a_secret_seed_of_any_size_gives_a_world_of_its_own():
    seeds = (0, 1, 2**32 + 1, 2**128 + 1, 2**200 + 1)
    found = [simulate(Dials(seed=seed, customers=200, days=31)) for seed in seeds]
    assert len({digest_of(company) for company in found}) == len(seeds)
    assert len({mail.body for company in found for mail in company.support_mails()[:3]}) > 10


def test_a_hidden_month_after_the_drift():
    march = date(2026, 3, 1)
    hidden = simulate(Dials(seed=2**130, start=march, days=31, new_product=date(2025, 9, 1), customers=2000))
    days = hidden.tickets["arrived"].astype("datetime64[D]")
    assert days.min() >= np.datetime64(march) and days.max() <= np.datetime64("2026-03-31")
    assert (hidden.tickets["product"] == 24).any()


def test_tables_are_read_only_and_explained():
    company = simulate(Dials(customers=50, leaks=True))
    assert list(company.tables) == list(COLUMNS)
    for name, table in company.tables.items():
        assert list(table) == list(COLUMNS[name])
        for column, values in table.items():
            kind = COLUMNS[name][column].kind
            assert values.dtype.kind == "U" if kind == "text" else str(values.dtype) == kind, (name, column)
            with pytest.raises(ValueError, match="read-only"):
                values[:1] = values[:1]
        for line, column in zip(explain(name).split("\n"), table, strict=True):
            assert line.startswith(column) and COLUMNS[name][column].meaning in line
    with pytest.raises(ValueError, match="no table 'mails': name one of customers"):
        explain("mails")


def test_columns_after_the_outcome_are_absent_by_default():
    company = simulate(Dials(customers=50))
    for name, columns in LEAKS.items():
        assert not set(columns) & set(company.tables[name])


def test_support_mails_are_the_tickets_in_words():
    company = simulate(Dials(**SMALL))
    mails, tickets = company.support_mails(), company.tickets
    assert mails is company.support_mails() and len(mails) == len(tickets["id"])
    people, orders, sold = company.customers, company.orders, company.products
    for mail in mails:
        for name in ("customer", "order", "arrived", "group", "urgency", "issue", "true_queue", "queue", "final_queue"):
            assert getattr(mail, name) == tickets[name][mail.id]
        assert mail.slots["name"] in (None, str(people["name"][mail.customer]))
        assert mail.facts["order"] in (None, str(orders["number"][mail.order]) if mail.order >= 0 else None)
        product = tickets["product"][mail.id]
        if mail.facts["product"]:
            assert mail.facts["product"].casefold() == sold["name"][product].casefold()
        for fact in (mail.facts["order"], mail.facts["issue"]):
            assert fact is None or fact.casefold() in f"{mail.subject}\n{mail.body}".casefold()
        for slot in filter(None, mail.slots.values()):
            assert slot in mail.summary
        assert mail.style == ("plain",) or "plain" not in mail.style
        assert tickets["style"][mail.id] in mail.style or tickets["style"][mail.id] == "plain"
    due = [mail for mail in mails if mail.facts["deadline"]]
    assert {mail.urgency for mail in due} == {"normal", "high"}
    assert 0.6 < np.mean([mail.facts["wish"] is not None for mail in mails]) < 0.85


def test_inbox_mails():
    company = simulate(Dials(customers=50, seed=3))
    mails = company.inbox_mails(2000)
    assert company.inbox_mails(50) == mails[:50] and company.inbox_mails(0) == ()
    assert {mail.label for mail in mails} == {"spam", "ham"}
    chance = np.array([mail.spam_probability for mail in mails])
    spam = np.array([mail.label == "spam" for mail in mails])
    assert abs(np.mean(spam) - chance.mean()) < 4 * np.sqrt((chance * (1 - chance)).mean() / len(mails)) + 1e-9
    assert all(np.datetime64("2025-01-01") <= mail.sent < np.datetime64("2026-01-01") for mail in mails)
    for count in (-1, 2.5, True):
        with pytest.raises(ValueError, match="a whole number from 0"):
            company.inbox_mails(count)


def test_articles_change_on_their_day_and_questions_know_it():
    company = simulate(Dials(customers=50))
    before, after = company.articles(date(2025, 6, 30)), company.articles(date(2025, 7, 1))
    changed = [old.id for old, new in zip(before, after, strict=True) if old.text != new.text]
    assert changed and company.articles() == after
    assert simulate(Dials(customers=50, policy_change=None)).articles() == before
    asked = {question.article for question in company.questions(400)}
    assert asked <= {article.id for article in after} and set(changed) & asked
    answers = {
        on: {question.answer for question in company.questions(400, on) if question.article in changed}
        for on in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert answers[date(2025, 6, 30)] != answers[date(2025, 7, 1)]


def test_a_year_of_ten_thousand_customers_stays_small():
    script = (
        "from course_lib.company import simulate\n"
        "company = simulate()\n"
        "assert len(company.customers['id']) == 10_000 and len(company.support_mails()) > 5000\n"
        "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])\n"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak memory of a process is read from /proc: run this on Linux")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500_000  # kilobytes


def test_jax_is_not_needed():
    script = "import sys, course_lib.company\nprint('jax' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "False\n"
