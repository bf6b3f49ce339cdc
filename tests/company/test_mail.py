# SPDX-License-Identifier: Apache-2.0
"""Support mails differ from one another, say their facts word for word, and are written as their style says."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from random import Random

import pytest

from course_lib.company import style
from course_lib.company.grammar import parse
from course_lib.company.issues import phrases, read_issues
from course_lib.company.mail import QUEUES, STYLES, URGENCIES, issues, write_mail

SHARES = {"Billing": 0.34, "Technical": 0.33, "Account": 0.25, "Shipping": 0.08}
STYLE_SHARES = {"plain": 0.35, "terse": 0.15, "formal": 0.12, "angry": 0.12, "typos": 0.12, "non-native": 0.14}
PRODUCTS = {
    "shelter": ("Ridgeline 2 tent", "Fernway 3 tent"),
    "clothing": ("Kestrel rain jacket", "Marten down jacket", "Pika fleece", "Sorrel socks", "Thistle gaiters"),
    "cooking": ("Cinder stove", "Ember gas cartridge", "Larch cooking set"),
    "water": ("Brook water filter", "Tarn bottle"),
    "walking": ("Heron trekking poles", "Compass Finch", "Crag rope"),
    "packs": ("Badger backpack 45", "Wren daypack", "Vole dry bag"),
    "footwear": ("Alder boots", "Juniper sandals"),
    "sleep": ("Lichen sleeping bag", "Moss sleeping mat"),
    "light": ("Lantern Otter", "Headlamp Owl"),
    "power": ("Solstice charger",),
}
DEADLINES = ("Friday", "Monday", "12 June", "3 April")
CONTRACTION = re.compile(r"n't\b|'(?:ll|re|ve|d|m)\b|\b(?:it|he|she|that|there|here|what|who|where|how|let)'s\b", re.I)
RECORDED = "88fa5202d14cef7c66577a4b14845223078b9cf0dffef5dacfbf99f98fc793f2"


def drawn(count, seed="test", styles=None, wish=0.75, deadline=0.2):
    """Issue by weight, product of a fitting category, style by share: (issue, styles, slots, mail)."""
    rng = Random(seed)
    common = {
        name: [line for _, line in phrases().groups[name].sections["line"]] for name in ("names", "towns", "agents")
    }
    sold = [(category, name) for category, names in PRODUCTS.items() if category != "power" for name in names]
    found = []
    for number in range(count):
        queue = rng.choices(list(SHARES), list(SHARES.values()))[0]
        category, product = rng.choice(sold)
        pool = [issue for issue in issues() if queue in issue.queues and issue.category in (None, category)]
        issue = rng.choices(pool, [issue.queues[queue] for issue in pool])[0]
        chosen = styles or (rng.choices(list(STYLE_SHARES), list(STYLE_SHARES.values()))[0],)
        if styles is None and rng.random() < 0.1:
            chosen += ("lower-case",)
        slots = {key: rng.choice(common[f"{key}s"]) for key in ("name", "town", "agent")} | {
            "product": product,
            "category": category,
            "order": f"LO-{rng.randrange(10_000, 100_000)}",
            "amount": f"{rng.randrange(5, 400)}.{rng.randrange(100):02d}",
            "day": rng.choice(("Tuesday", "Wednesday", "Sunday")),
            "date": f"{rng.randrange(1, 29)} {rng.choice(('January', 'May', 'October'))}",
            "days": str(rng.randrange(2, 30)),
        }
        by = rng.choice(DEADLINES) if rng.random() < deadline else None
        says = rng.random() < wish
        mail = write_mail(issue.name, slots, styles=chosen, deadline=by, wish=says, seed=f"{seed} {number}")
        found.append((issue, chosen, slots, mail, says and by))
    return found


@pytest.fixture(scope="module")
def mails():
    return drawn(5000)


def whole(mail):
    return f"{mail.subject}\n{mail.body}"


def words(text):
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+", text.casefold())


def repeating(texts, size=5):
    """The numbers of the texts that share more than half of their word n-grams with another."""
    grams = []
    for text in texts:
        found = words(text)
        grams.append({tuple(found[i : i + size]) for i in range(max(1, len(found) - size + 1))})
    where = defaultdict(list)
    for number, found in enumerate(grams):
        for gram in found:
            where[gram].append(number)
    repeats = []
    for number, found in enumerate(grams):
        shared = Counter(other for gram in found for other in where[gram] if other != number)
        if shared and max(shared.values()) > len(found) / 2:
            repeats.append(number)
    return repeats


def test_the_measure_of_repetition_finds_a_planted_copy(mails):
    texts = [whole(mail) for _, _, _, mail, _ in mails[:50]]
    assert repeating([*texts, texts[7] + " Many thanks indeed."]) == [7, 50]


def test_fewer_than_one_mail_in_a_hundred_repeats_another(mails):
    assert len(repeating([whole(mail) for *_, mail, _ in mails])) < 50


def test_the_vocabulary_is_large_without_names_products_numbers_and_typos(mails):
    groups = phrases().groups
    names = [line for name in ("names", "towns", "agents") for _, line in groups[name].sections["line"]]
    left_out = set(words(" ".join([*names, *(name for of in PRODUCTS.values() for name in of)])))
    texts = (whole(mail) for _, styles, _, mail, _ in mails if "typos" not in styles)
    found = {word for text in texts for word in words(text) if not word.isdecimal()}
    assert len(found - left_out) > 3000


def test_every_fact_stands_in_the_mail_and_what_must_be_kept_in_the_summary(mails):
    for _, styles, slots, mail, due in mails:
        for fact in mail.facts.values():
            assert fact is None or fact in whole(mail), (styles, mail)
        for slot in mail.slots.values():
            assert slot is None or slot in mail.summary
        for key in ("name", "order", "product"):
            assert mail.facts[key] is None or mail.facts[key].casefold() == slots[key].casefold()
        assert mail.facts["deadline"] == (due or None) == mail.slots["deadline"]
        assert bool(mail.facts["wish"]) == bool(mail.slots["wish"]) and mail.facts["issue"] and mail.slots["issue"]
        if mail.slots["product"]:
            assert mail.facts["product"], "the summary names a product that the mail does not"


def test_the_summary_is_in_the_house_style(mails):
    for *_, mail, _ in mails:
        said = mail.slots
        order = f", order {said['order']}" if said["order"] else ""
        wish = f"; wants {said['wish']}" if said["wish"] else ""
        by = f" by {said['deadline']}" if said["deadline"] else ""
        assert mail.summary == f"{said['name'] or 'A customer'}{order}: {said['issue']}{wish}{by}."
        assert (said["name"], said["order"]) == tuple(mail.facts[key] and said[key] for key in ("name", "order"))


def test_no_mark_bracket_or_slot_is_left(mails):
    for *_, mail, _ in mails:
        for text in (mail.subject, mail.body, mail.summary, mail.reply):
            assert text and not re.search(r"[«»‹›\[\]{}|]|  | [,.]|\.\.(?!\.)[^.]|^\s|\s$", text.replace("...", "")), (
                text
            )


def test_the_reply_greets_and_signs(mails):
    for _, _, slots, mail, _ in mails[:500]:
        assert slots["name"] in mail.reply and slots["agent"] in mail.reply.splitlines()[-1]


def test_terse_is_short():
    terse, plain = (
        [len(mail.body.split()) for *_, mail, _ in drawn(500, styles=(name,))] for name in ("terse", "plain")
    )
    assert sorted(terse)[250] < sorted(plain)[250] / 2 and max(terse) < 60


def test_formal_has_no_contractions_and_a_greeting():
    for *_, mail, _ in drawn(500, styles=("formal",)):
        assert not CONTRACTION.search(whole(mail)), mail.body
        assert "\n" in mail.body
    assert any(CONTRACTION.search(whole(mail)) for *_, mail, _ in drawn(50, styles=("plain",)))


def test_angry_says_so():
    angry = [line for _, line in phrases().groups["feeling"].sections["angry"]]
    starts = {tuple(words(re.split(r"[\[<{]", line)[0]))[:2] for line in angry}
    found = drawn(200, styles=("angry",))
    said = [
        {tuple(pair) for pair in zip(words(mail.body), words(mail.body)[1:], strict=False)} for *_, mail, _ in found
    ]
    assert sum(bool(pairs & starts) for pairs in said) > 150
    assert sum("!" in mail.body for *_, mail, _ in found) > 60 and any(mail.subject.isupper() for *_, mail, _ in found)


def test_typos_change_words_but_no_fact():
    for (*_, right, _), (*_, wrong, _) in zip(drawn(300), drawn(300, styles=("typos",)), strict=True):
        assert right.facts["issue"] is not None and wrong.facts["issue"] is not None
    text = "hello, «my card was charged twice» because of the ‹Wren daypack› and nothing else happened"
    for seed in range(200):
        typed = style.misspell(text, Random(seed))
        assert typed != text and "«my card was charged twice»" in typed and "‹Wren daypack›" in typed


def test_lower_case_is_lower_case_but_for_facts():
    for *_, slots, mail, _ in drawn(500, styles=("lower-case",)):
        text = whole(mail)
        for value in sorted((*slots.values(), *DEADLINES), key=len, reverse=True):
            text = text.replace(value, "")
        assert text == text.lower()
    kept = [mail.facts["product"] for *_, mail, _ in drawn(200, styles=("lower-case",)) if mail.facts["product"]]
    assert 0.3 < sum(product.islower() for product in kept) / len(kept) < 0.7


def test_non_native_drops_articles():
    def share(name):
        found = [word for *_, mail, _ in drawn(400, styles=(name,)) for word in words(mail.body)]
        return sum(word in ("the", "a", "an") for word in found) / len(found)

    assert share("non-native") < share("plain") * 0.6


def test_chatty_is_longer():
    chatty, plain = (sum(len(mail.body) for *_, mail, _ in drawn(300, styles=(name,))) for name in ("chatty", "plain"))
    assert chatty > plain * 1.1


def test_without_a_wish_nothing_is_wanted():
    for *_, mail, _ in drawn(200, wish=0, deadline=1):
        assert mail.facts["wish"] is mail.facts["deadline"] is None and "; wants" not in mail.summary


@pytest.mark.parametrize("styles", [(name,) for name in STYLES])
def test_every_issue_can_be_written_without_name_order_and_agent(styles):
    known = {"town": "Alderby", "amount": "84.90", "date": "14 March", "days": "9", "day": "Tuesday"}
    for issue in issues():
        slots = known | {"product": PRODUCTS[issue.category][0] if issue.category else "Crag rope"}
        for number in range(5):
            mail = write_mail(issue.name, slots, styles=styles, deadline="Friday", wish=True, seed=str(number))
            assert mail.facts["name"] is mail.facts["order"] is None and mail.summary.startswith("A customer: ")
            assert mail.reply


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("a ‹Ember gas cartridge›", "an ‹Ember gas cartridge›"),
        ("An ‹Wren daypack›", "A ‹Wren daypack›"),
        ("one ‹Alder boots›", "one pair of ‹Alder boots›"),
        ("This ‹Sorrel socks› is thin", "These ‹Sorrel socks› are thin"),
        ("«my ‹Alder boots› leaks»", "«my ‹Alder boots› leak»"),
        ("the sole of my ‹Alder boots› is off", "the sole of my ‹Alder boots› is off"),
        ("my ‹Tarn bottle› leaks", "my ‹Tarn bottle› leaks"),
    ],
)
def test_words_agree_with_the_product(text, agreed):
    assert style.agree(text) == agreed


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("I can't, you won't, Don't you?", "I cannot, you will not, Do you not?"),
        (
            "It's late. It's been late. I'd like it, I'd paid",
            "It is late. It has been late. I would like it, I had paid",
        ),
        ("We're sure they've said she'll come", "We are sure they have said she will come"),
        ("my sister's tent isn't mine", "my sister's tent is not mine"),
    ],
)
def test_contractions_are_written_out(text, written_out):
    assert style.no_contractions(text) == written_out


def test_the_issues_are_well_formed():
    assert [issue.name for issue in issues()] == sorted(issue.name for issue in issues())
    assert {queue for issue in issues() for queue in issue.queues} == set(QUEUES)
    for issue in issues():
        assert issue.urgency.keys() <= set(URGENCIES) and sum(issue.urgency.values()) == pytest.approx(1)
        assert issue.category is None or f"context.{issue.category}" in phrases().rules
    assert any(len(issue.queues) == 2 for issue in issues())


def test_the_same_seed_gives_the_same_mail():
    assert drawn(20) == drawn(20) != drawn(20, seed="another")
    recorded = [
        [mail.subject, mail.body, mail.facts, mail.summary, mail.slots, mail.reply] for *_, mail, _ in drawn(50)
    ]
    assert hashlib.sha256(json.dumps(recorded, sort_keys=True).encode()).hexdigest() == RECORDED


ISSUE = """=== broken
queue: Technical 1
urgency: normal 1
summary: the {product} broke
--- subject
Broken
--- tell
«It broke».
--- terse
«broke».
--- detail
Last week.
--- ask: a new one
«Send one».
--- reply
Sorry.
"""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("«It broke».", "It broke.", r"line 8, has not one «span»"),
        ("«It broke».", "«It» «broke».", r"line 8, has not one «span»"),
        ("«It broke».", "[«It broke»|It broke].", r"line 8, has not one «span»"),
        ("«broke».", "broke.", r"line 10, has not one «span»"),
        ("«Send one».", "Send one.", r"line 14, has not one «span»"),
        ("queue: Technical 1\n", "", "line 1, .* has no 'queue:'"),
        ("Technical 1", "Kitchen 1", "line 1, .* 'queue:' other than Billing"),
        ("Technical 1", "Technical", "line 1, .* no 'queue:' with names and weights"),
        ("Technical 1", "Technical 0", "line 1, .* 'queue:' other than"),
        ("normal 1", "normal 0.5", "line 1, .* urgencies that do not add to 1"),
        ("summary: the {product} broke\n", "", "line 1, .* has no 'summary:'"),
        ("the {product} broke", "the {amount}", r"line 1, .* slot other than \{product\}"),
        ("--- reply\nSorry.\n", "", "line 1, .* has no section 'reply'"),
        ("--- ask: a new one\n«Send one».\n", "", "line 1, .* has no section 'ask:'"),
        ("{product}", "{product", None),
        ("Broken", "Broken {colour}", "line 6, uses the unknown slot 'colour'"),
    ],
)
def test_a_fault_in_an_issue_file_is_told_in_one_sentence(old, new, what):
    assert read_issues(parse({"technical.txt": ISSUE}))[0].needs == {"product"}
    planted = ISSUE.replace(old, new, 1)
    assert planted != ISSUE
    if what is None:  # a header is no line: it is checked by the summary
        assert read_issues(parse({"technical.txt": planted}))[0].needs == frozenset()
        return
    with pytest.raises(ValueError, match=f"^technical.txt, {what}") as error:
        read_issues(parse({"technical.txt": planted}))
    assert re.fullmatch(r"[^\n]*\.", str(error.value))


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"issue": "nonsense"}, "no issue 'nonsense'"),
        ({"styles": ("rude",)}, "no style 'rude'"),
        ({"slots": {}}, r"give slots\['product'\]"),
    ],
)
def test_a_wrong_call_is_told(more, what):
    about = next(issue.name for issue in issues() if "product" in issue.needs)
    right = {"issue": about, "slots": {"product": "Crag rope"}, "styles": ("plain",)}
    with pytest.raises(ValueError, match=what):
        write_mail(**(right | more), deadline=None, wish=True, seed="1")
