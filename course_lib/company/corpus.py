# SPDX-License-Identifier: Apache-2.0
"""What the course's language model reads before anybody fine-tunes it: the shop's texts, and a few tasks on them.

A document is a text, and after it one task or several, each a tag on a line of its own and then the answer. No task
is the summary in the house style: that is what chapter 09 teaches. What is answered with sources has other values
each time, so that only reading the source gives the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from course_lib.company import articles
from course_lib.company.articles import Knowledge
from course_lib.company.dials import QUEUES, Dials
from course_lib.company.drawn import ASIDE, Drawn, drawn_mails, names, pick
from course_lib.company.texts import inbox_mails

UNKNOWN = "none"
REFUSAL = "The sources do not say."
NOTES = ("note", "line", "todo", "phone")
"""Tasks that tell all facts of a mail at once, each in a form of its own and none in the house style."""
FIELDS = ("order", "name", "product", "deadline", "matter", "wanted", "topic", "desk")
"""Single facts of a mail; matter and wanted are told in the shop's words."""
MAIL_TASKS = (*FIELDS, "subject", "card", "reply", *NOTES)
"""What is asked about a mail; the tag is the word in square brackets."""
_LIST = "list"
ASKED = (
    dict.fromkeys(FIELDS, 0.14 / len(FIELDS))
    | dict.fromkeys(NOTES, 0.27 / len(NOTES))
    | {_LIST: 0.45, "card": 0.05, "reply": 0.06, "subject": 0.03}
)
"""How often each is asked; a list is some fields in any order, such as `[name; order]`, so that a model learns to
tell any of them after any other."""
_BETWEEN = (" / ", "; ", ", ", " - ", " | ")
SHARES = {"mail": 0.6, "sourced": 0.13, "shots": 0.08, "copy": 0.07, "known": 0.05, "inbox": 0.05, "article": 0.02}
"""The kinds of documents, and how often each comes."""
MOSTLY_MAIL = {
    **{"mail": 0.78, "text": 0.03, "sourced": 0.08, "shots": 0.04},
    **{"copy": 0.03, "known": 0.03, "article": 0.01},
}
"""The same for the documents that tasks are learnt from."""
ABOUT = ("name", "matter", "wanted")
"""Who writes, what about and what is wanted: asked about every mail where tasks are learnt."""
FEW = {1: 0.35, 2: 0.35, 3: 0.3}
"""How many tasks are on a mail, and how often each number comes."""
_COLOURS = ("red", "blue", "green", "white", "black", "yellow", "brown", "grey", "pink", "violet")
_BEGINS = (*"BCDFGHJKLMNPRSTVWZ", "Br", "Ch", "Dr", "Fl", "Gr", "Sh", "St", "Th", "")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ao", "ea", "ei", "ia", "io", "oo")
_MIDDLES = (*"bdglmnrsvzk", "ll", "nn", "nd", "rt", "rs", "sh", "ss", "gn", "lm", "lv", "kt", "ng", "rg", "st")
_ENDS = ("", "", "n", "l", "r", "s", "t", "m", "k", "us", "er", "ers", "or", "en", "el", "im", "is", "in")


@dataclass(frozen=True)
class Document:
    """A text and the tasks on it: tags and answers."""

    text: str
    tasks: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """All of it, as the model reads it."""
        return self.text + "".join(f"\n\n[{tag}]\n{answer}" for tag, answer in self.tasks)


def documents(
    count: int,
    seed: int,
    *,
    tasks: Mapping[int, float] = FEW,
    after: Sequence[str] = (),
    shares: Mapping[str, float] = SHARES,
) -> Iterator[Document]:
    """So many documents of all kinds, in no order; a larger count begins with the smaller one's.

    Args:
        count: how many.
        seed: from 0.
        tasks: how many tasks are on a mail, and how often each number comes.
        after: tasks that are on every mail besides, behind the others: what these tell is read in the mail then, and
            not copied from a shorter answer.
        shares: the kinds of documents, and how often each comes.
    """
    mails = drawn_mails(count, f"corpus {seed}", name=_name)
    inbox = _inbox(seed)
    for row in range(count):
        # not the seed of the mail: or else the kind of document and the matter hang together, and some never come
        rng = Random(f"corpus {seed} document {row}")
        drawn = next(mails)
        match _weighted(shares, rng):
            case "mail":
                yield of_mail(drawn, rng, tasks, after)
            case "text":
                yield Document(text_of(drawn.mail.subject, drawn.mail.body))
            case "sourced":
                yield sourced(rng)
            case "known":
                group = pick(articles.knowledge(), rng)
                yield Document(asked(pick(seen_questions(group), rng)), (("answer", group.answer()),))
            case "article":
                group = pick(articles.knowledge(), rng)
                yield Document(f"{group.title}\n\n{group.text()}")
            case "shots":
                yield Document("\n".join(shots(4 + int(8 * rng.random()), f"corpus {seed} shots {row}")))
            case "copy":
                text = _copied(drawn, rng)
                yield Document(text, (("copy", text),))
            case _:
                yield Document(next(inbox))


def text_of(subject: str, body: str) -> str:
    """A mail as the model reads it."""
    return f"Subject: {subject}\n\n{body}"


def prompt(text: str, tag: str) -> str:
    """A text and the tag after which the answer is to come."""
    return f"{text}\n\n[{tag}]\n"


def asked(question: str, sources: tuple[str, ...] = ()) -> str:
    """A question as the model reads it, with numbered sources before it if there are any."""
    listed = "".join(f"[{number}] {source}\n" for number, source in enumerate(sources, 1))
    return (f"Sources:\n{listed}\n" if sources else "") + f"Question: {question}"


def of_mail(
    drawn: Drawn,
    rng: Random,
    tasks: Mapping[int, float] = FEW,
    after: Sequence[str] = (),
) -> Document:
    """A mail with one task on it or several."""
    mail = drawn.mail
    chosen = list(dict.fromkeys([*(_weighted(ASKED, rng) for _ in range(_weighted(tasks, rng))), *after]))
    # the body alone where the subject is asked for
    text = mail.body if "subject" in chosen else text_of(mail.subject, mail.body)
    return Document(text, tuple(_listed(drawn, rng) if tag == _LIST else (tag, answer(drawn, tag)) for tag in chosen))


def _listed(drawn: Drawn, rng: Random) -> tuple[str, str]:
    """Two to five fields in any order, with the same sign between them in tag and answer."""
    fields = sorted(FIELDS, key=lambda _: rng.random())[: 2 + int(4 * rng.random())]
    between = pick(_BETWEEN, rng)
    return between.join(fields), between.join(answer(drawn, field) for field in fields)


def answer(drawn: Drawn, tag: str) -> str:
    """What a task on a mail wants to hear."""
    issue, queue, mail = drawn
    match tag:
        case "subject":
            return mail.subject
        case "reply":
            return mail.reply
        case "topic":
            return issue.name.replace("_", " ")
        case "desk":
            return queue
        case "card":
            return _card(drawn)
        case "matter":
            return str(mail.slots["issue"])
        case "wanted":
            return mail.slots["wish"] or UNKNOWN
        case "note" | "line" | "todo" | "phone":
            return _note(tag, mail.slots)
        case _:
            return mail.facts[tag] or UNKNOWN


def sourced(rng: Random) -> Document:
    """A question with one to three paragraphs, and the answer that they hold or do not hold."""
    groups = articles.knowledge()
    group = pick(groups, rng)
    values = {name: _another(value, rng) for name, value in group.values.items()}
    others = [
        f"{other.title}: {pick(other.paragraphs({n: _another(v, rng) for n, v in other.values.items()}), rng)}"
        for other in sorted(groups, key=lambda _: rng.random())[:3]
        if other is not group
    ]
    sources = others[: _weighted({0: 0.45, 1: 0.4, 2: 0.15}, rng)]
    said = rng.random() < 0.75 or not sources
    if said:
        sources.insert(int(rng.random() * (len(sources) + 1)), f"{group.title}: {group.telling(values)}")
    question = pick(seen_questions(group), rng)
    return Document(asked(question, tuple(sources)), (("answer", group.answer(values) if said else REFUSAL),))


def shots(count: int, seed: str, *, aside: bool = False) -> list[str]:
    """So many lines of a subject, an arrow and its desk; in half of the lists other words stand for the desks.

    Which word stands for which desk only the lines before can tell, so that the model learns to read examples.
    """
    rng = Random(seed)
    words = list(QUEUES) if rng.random() < 0.5 else [_label(rng) for _ in QUEUES]
    arrow = pick((" => ", " -> ", " | ", ": "), rng)
    drawn = drawn_mails(count, seed, aside=aside)
    return [f"{each.mail.subject}{arrow}{words[QUEUES.index(each.queue)]}" for each in drawn]


def seen_questions(group: Knowledge, *, aside: bool = False) -> tuple[str, ...]:
    """The questions to an article that the model has read, or those that are kept aside."""
    return tuple(line for place, line in enumerate(group.questions) if (place % ASIDE == 2) == aside)


def _card(drawn: Drawn) -> str:
    """The ticket system's record: one field a line."""
    issue, queue, mail = drawn
    slots = {key: value or UNKNOWN for key, value in mail.slots.items()}
    fields = {
        "topic": issue.name.replace("_", " "),
        "desk": queue,
        "from": slots["name"],
        "order": slots["order"],
        "product": slots["product"],
        "matter": slots["issue"],
        "wanted": slots["wish"],
        "due": slots["deadline"],
    }
    return "\n".join(f"{name} = {value}" for name, value in fields.items())


def _note(form: str, slots: Mapping[str, str | None]) -> str:
    """The facts of a mail in one of the forms, without what is not said."""
    name, order, matter = slots["name"] or "a customer", slots["order"], str(slots["issue"])
    wish, due = slots["wish"], slots["deadline"]
    match form:
        case "note":
            parts = [
                f"{matter} ({name})",
                order and f"see {order}",
                wish and f"asks for {wish}",
                due and f"until {due}",
            ]
            return ". ".join(part for part in parts if part) + "."
        case "line":
            return " / ".join(part or "-" for part in (order, due, wish, matter, slots["name"]))
        case "todo":
            parts = [f"Give {name} {wish or 'an answer'}", due and f"before {due}", f"because: {matter}", order]
            return ", ".join(part for part in parts if part)
        case _:
            told = f"I have {name} on the phone" + (f" with {order}" if order else "") + f", and it is this: {matter}."
            return (
                told
                + (f" {wish[:1].upper()}{wish[1:]} would help" if wish else "")
                + (f", no later than {due}." if due else "." if wish else "")
            )


def _copied(drawn: Drawn, rng: Random) -> str:
    """A sentence of a mail, or names and numbers that mean nothing."""
    if rng.random() < 0.3:
        sentences = [line for line in drawn.mail.body.split("\n") if line.strip()]
        return pick(sentences, rng)
    words = [
        (_invented(rng), f"LO-{10_000 + int(rng.random() * 90_000)}", str(int(rng.random() * 1000)))[
            int(rng.random() * 3)
        ]
        for _ in range(3 + int(rng.random() * 10))
    ]
    return pick((" ", ", ", "; ", "\n"), rng).join(words)


def _label(rng: Random) -> str:
    return pick((_invented, lambda rng: pick(_COLOURS, rng), lambda rng: pick("ABCDEFGHKLMPRSTXYZ", rng)), rng)(rng)


def _inbox(seed: int) -> Iterator[str]:
    """Mails to the general address that are no spam, again and again."""
    written = inbox_mails(Dials(seed=1_000_000 + seed), 4000)
    texts = [text_of(mail.subject, mail.body) for mail in written if mail.label == "ham"]
    while True:
        yield from texts


def _name(rng: Random) -> str:
    """Mostly an invented name, else one of the customers': a model that has met few names guesses them."""
    return pick(names(aside=False), rng) if rng.random() < 0.25 else _invented(rng)


def _invented(rng: Random) -> str:
    """Syllables, or the beginning of one name and the end of another; none of the names kept aside."""
    while (name := _spelt(rng)) in names(aside=True):
        pass
    return name


def _spelt(rng: Random) -> str:
    if rng.random() < 0.3:
        first, last = pick(names(aside=False), rng), pick(names(aside=False), rng)
        return str(first[: 1 + int(3 * rng.random())] + last[-1 - int(3 * rng.random()) :].lower())
    syllables = [pick(_MIDDLES, rng) + pick(_VOWELS, rng) for _ in range(int(2.5 * rng.random()))]
    return "".join([pick(_BEGINS, rng), pick(_VOWELS, rng), *syllables, pick(_ENDS, rng)]).capitalize()


def _another(value: str, rng: Random) -> str:
    """Another number of the same kind."""
    whole, _, cents = value.partition(".")
    number = 1 + int(rng.random() * (3 * int(whole) + 5))
    return f"{number}.{int(rng.random() * 10)}0" if cents else str(number)


def _weighted(weights, rng: Random):  # type: ignore[no-untyped-def]
    chance = rng.random() * sum(weights.values())
    for each, weight in weights.items():
        chance -= weight
        if chance < 0:
            return each
    return each
