# SPDX-License-Identifier: Apache-2.0
"""The public data sets by name, sha256 and licence, and where they are on this machine."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from course_lib.devices import cache_folder

_GITHUB = "https://raw.githubusercontent.com/"
_BITEXT = _GITHUB + "bitext/customer-support-llm-chatbot-training-dataset/"


class DataUnavailable(OSError):
    """A public data set is neither on this machine nor to be had from its publisher."""


@dataclass(frozen=True)
class PublicFile:
    """One file of a set, known by its checksum."""

    name: str
    rows: int | None
    """Rows without the header; None if it is no table."""
    size: int
    """Bytes."""
    sha256: str
    url: str | None = None
    """Where its publisher has these very bytes; None where the course changed the form, or nobody pins them."""


@dataclass(frozen=True)
class PublicSet:
    """A data set that others published."""

    name: str
    """Also the name of its folder."""
    what: str
    files: tuple[PublicFile, ...]
    licence: str
    attribution: str
    used_in: str
    """The chapter that uses it."""
    by_hand: str = ""
    """Where to get it, if nobody offers these very bytes."""

    @property
    def rows(self) -> int | None:
        """Rows of all files; None if one is no table."""
        counts = [file.rows for file in self.files]
        return None if None in counts else sum(count for count in counts if count)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


SETS = (
    PublicSet(
        "sms_spam",
        "text messages, spam or not",
        (
            PublicFile(
                "SMSSpamCollection.tsv",
                5574,
                477_917,
                "fae7ea7d915ef73903e5c2f46ffa2f4a39909a574e20fda4f2b81f7cb1e15e1f",
                _GITHUB + "hamzaaacodes/sms-spam-collection/f3e73e1e74e6330b62d1ee1983bba2a063184c26/SMSSpamCollection",
            ),
        ),
        "CC BY 4.0",
        "Almeida & Gómez Hidalgo (2011), SMS Spam Collection v.1, UCI, doi 10.24432/C5CC84",
        "01-two-phases, 03-training-loop",
    ),
    PublicSet(
        "spambase",
        "57 numbers a mail, spam or not",
        (
            PublicFile(
                "spambase.csv", 4601, 1_147_401, "118eb7ac6537494ccbff79fed03ec084f9f435b6e80fe7834fe8b6eee6d7253e"
            ),
        ),
        "CC BY 4.0",
        "Hopkins, Reeber, Forman & Suermondt (1999), Spambase, UCI data set 94",
        "no chapter yet",
        "the course wrote it as CSV from data/spam.rda of Debian's package r-cran-kernlab 0.9-32-1, so ask whoever "
        "gave you the course for the CSV",
    ),
    PublicSet(
        "telco_churn",
        "customers of a telephone company, churned or not",
        (
            PublicFile(
                "Telco-Customer-Churn.csv",
                7043,
                970_457,
                "16320c9c1ec72448db59aa0a26a0b95401046bef5d02fd3aeb906448e3055e91",
                _GITHUB + "IBM/telco-customer-churn-on-icp4d/d5371f5d83a446ad5673cbcca3b814b926491f8a/"
                "data/Telco-Customer-Churn.csv",
            ),
        ),
        "Apache-2.0",
        "IBM, Telco Customer Churn sample",
        "no chapter yet",
    ),
    PublicSet(
        "bitext_support",
        "requests to support, intents and answers, made from templates",
        (
            PublicFile(
                "bitext_6480_gpt35.csv",
                6480,
                1_852_580,
                "9dcc1f46a337b227f8b238d1a87d63776b80a6289251f4ccc944d03f740e7eac",
                _BITEXT + "eed95954ee528a0958197375caab72b61f2aeae6/"
                "Bitext_Sample_Customer_support_Training_Dataset%20GPT3.5.csv",
            ),
            PublicFile(
                "bitext_4514_responses.csv",
                4514,
                3_562_316,
                "079b0cec48d34c319c9877b6d178390bf7187a7f7a604958e0ed5a096bba5af6",
                _BITEXT + "8b6ca3d9559a4a9abab94f7978fae67019215a82/"
                "data/train/Bitext_Sample_Customer_Support_Training_Dataset.csv",
            ),
        ),
        "CDLA-Sharing-1.0",
        "Bitext, sample customer support training data set",
        "no chapter yet",
    ),
    PublicSet(
        "multidogo_intents",
        "what people wrote to four services, and their intent",
        (PublicFile("intents.csv", 5691, 424_581, "f0c83006075800b0d2b1998e8c3ef4f65aeb4b33dcc33f0af9de960ae360d35d"),),
        "CDLA-Permissive-1.0",
        "Peskov et al. (2019), MultiDoGO, AWS Labs; here only turns with one task intent, without repeats",
        "no chapter yet",
        "the course made it from the turn-level splits of awslabs/multi-domain-goal-oriented-dialogues-dataset, so ask "
        "whoever gave you the course for the CSV",
    ),
    PublicSet(
        "abcd_guidelines",
        "rules for the agents of a shop, and three conversations",
        (
            PublicFile(
                "guidelines.json",
                None,
                95_293,
                "9264557941df24fe075138a632a2345172971573124a354ccb2ceee2a12e4c2a",
                _GITHUB + "asappresearch/abcd/6b8700ce67c6b37b062dd7a60abc76d7ef832a97/data/guidelines.json",
            ),
            PublicFile(
                "abcd_sample.json",
                None,
                38_934,
                "151e0c487493ab376bb5115538f3bfd6d2f460c94f9daa5cdf04e55bccdf4808",
                _GITHUB + "asappresearch/abcd/6b8700ce67c6b37b062dd7a60abc76d7ef832a97/data/abcd_sample.json",
            ),
        ),
        "MIT",
        "Chen et al. (2021), Action-Based Conversations Dataset, ASAPP",
        "no chapter yet",
    ),
    PublicSet(
        "stories260K",
        "a trained language model of 260,000 parameters, and its tokenizer",
        (
            PublicFile(
                "stories260K.bin", None, 1_056_540, "b0a507e7ad0f626624f17112325e66691f9076d622e1d3274d103d00299f2696"
            ),
            PublicFile("tok512.bin", None, 6_227, "037cb335abb25d1fa9e8ecae30ed2a3a8ace9302862ebcdc05d51a6bbb10c312"),
        ),
        "MIT",
        "Karpathy (2023), tinyllamas",
        "no chapter yet",
        "both files are in the folder stories260K of the model karpathy/tinyllamas",
    ),
)


def named(name: str) -> PublicSet:
    """The set of that name.

    Raises:
        DataUnavailable: there is none.
    """
    for public in SETS:
        if public.name == name:
            return public
    raise DataUnavailable(f"There is no public data set {name!r}: there are {', '.join(one.name for one in SETS)}.")


def find(public: PublicSet) -> Path | None:
    """The folder that holds the whole set as it was published: in COURSE_DATA, or else in the cache."""
    return next((folder for _, folder in _folders(public) if _is_whole(public, folder)), None)


def need(name: str) -> Path:
    """The folder that holds the whole set, which is not fetched for that.

    Raises:
        DataUnavailable: it is not on this machine; the sentence says how it comes there.
    """
    public = named(name)
    if folder := find(public):
        return folder
    if altered := find_altered(public):
        raise DataUnavailable(f"{altered} is not the published file (its SHA-256 differs): remove it.")
    raise DataUnavailable(
        f"{name} is not on this machine: `course data fetch {name}` brings it."
        if is_offered(public)
        else how_by_hand(public)
    )


def found_where(public: PublicSet) -> str:
    """In a few words, where the set is or can be had."""
    for place, folder in _folders(public):
        if _is_whole(public, folder):
            return place
    if altered := find_altered(public):
        return f"not as it was published: remove {altered}"
    if is_offered(public):
        return f"at its publisher: `course data fetch {public.name}` puts it into {cached(public)}"
    return f"not here: put it into {cached(public)}"


def find_altered(public: PublicSet) -> Path | None:
    """The first file that lies where one of the set should lie, and is another."""
    places = [(file, folder / file.name) for _, folder in _folders(public) for file in public.files]
    return next((path for file, path in places if path.is_file() and not is_published(file, path)), None)


def is_offered(public: PublicSet) -> bool:
    """Whether all of its files can be fetched from the publisher."""
    return all(file.url for file in public.files)


def how_by_hand(public: PublicSet) -> str:
    """What to do about a set that cannot be fetched, in a sentence."""
    names = " and ".join(file.name for file in public.files)
    return f"Nobody offers {public.name} in this form ({public.by_hand}): put {names} into {cached(public)}."


def cached(public: PublicSet) -> Path:
    """Its folder in the cache."""
    return cache_folder() / "data" / public.name


def is_published(file: PublicFile, path: Path) -> bool:
    """Whether these are the published bytes, by size and SHA-256."""
    if not path.is_file() or path.stat().st_size != file.size:
        return False
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256


def _folders(public: PublicSet) -> list[tuple[str, Path]]:
    ours = os.environ.get("COURSE_DATA")
    given = [("COURSE_DATA", Path(ours, public.name))] if ours else []
    return [*given, ("cache", cached(public))]


def _is_whole(public: PublicSet, folder: Path) -> bool:
    return all(is_published(file, folder / file.name) for file in public.files)
