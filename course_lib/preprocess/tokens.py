# SPDX-License-Identifier: Apache-2.0
"""From text to tokens and back: byte pairs learnt from our own texts, which any text survives unchanged.

Sources: Sennrich et al., Neural machine translation of rare words with subword units (2016); on bytes, Radford et
al., GPT-2 (2019). The library `tokenizers` does the learning and the splitting.
"""

import codecs
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from course_lib.arguments import text_value, whole_number, whole_numbers
from course_lib.files import json_bytes, replaced
from course_lib.preprocess.text import as_texts, bucket

BEGIN, END = "<|begin|>", "<|end|>"
"""Stand before and after each text; the first two tokens of a tokenizer of ours."""
FORMAT = 1


class Tokenizer(Protocol):
    """What a language model needs to know of its tokens."""

    @property
    def size(self) -> int:
        """How many tokens there are."""

    @property
    def begin(self) -> int:
        """The token that stands before a text."""

    @property
    def end(self) -> int:
        """The token that says a text is over."""

    @property
    def lead(self) -> str:
        """What stands before the first letter of every text and belongs to none."""

    def encode(self, text: str) -> list[int]:
        """The tokens of a text, without the ones before and after it."""

    def decode(self, tokens: Iterable[int]) -> str:
        """The text of tokens, without those that stand for no text."""

    def bytes_of(self, token: int) -> bytes:
        """What one token stands for; a letter beyond ASCII may be spread over several."""


@dataclass(frozen=True, eq=False)
class BytePairs:
    """A byte-level tokenizer: any text can be encoded, and comes back as it was.

    Digits are tokens of their own, so that an order number never seen before is spelt like any other.

    Raises:
        ValueError: a vocabulary without the tokens that begin and end a text, or merges of unknown tokens.
    """

    vocabulary: tuple[str, ...]
    """All tokens by number, bytes written as GPT-2 does (Ġ is a space)."""
    merges: tuple[tuple[str, str], ...]
    """Which neighbours become one, in the order in which that is tried."""
    special: tuple[str, ...] = (BEGIN, END)
    """Tokens that no text makes: also a text that spells one out gets its letters. The first begins, the second
    ends a text."""
    spelt: bool = False
    """Whether a text can spell special tokens out after all, as the chat templates of others do. Then whoever writes a
    part of a prompt could write them too: let no text of theirs in that contains one."""

    def __post_init__(self) -> None:
        """Refuse what the library would refuse in its own words, later."""
        known = set(self.vocabulary)
        whole = all(token in known for merge in self.merges for token in (*merge, "".join(merge)))
        if len(self.special) < 2 or not known.issuperset(self.special) or not whole:
            raise ValueError(
                "The vocabulary, the merges and the special tokens do not belong together: use those of one tokenizer."
            )

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.vocabulary)

    @property
    def begin(self) -> int:
        """The token that stands before a text."""
        return self.number(self.special[0])

    @property
    def end(self) -> int:
        """The token that says a text is over."""
        return self.number(self.special[1])

    @property
    def lead(self) -> str:
        """Nothing: a text is encoded as it is."""
        return ""

    def number(self, special: str) -> int:
        """The number of a special token.

        Raises:
            ValueError: there is none of that name.
        """
        if special not in self.special:
            raise ValueError(f"There is no special token {special!r}: there are {', '.join(self.special)}.")
        return self._numbers[special]

    def encode(self, text: str) -> list[int]:
        """The tokens of a text, without the ones before and after it.

        Raises:
            TypeError: something else than a text.
            ValueError: the text contains half of a surrogate pair.
        """
        return self.encode_all([text])[0]

    def encode_all(self, texts: Iterable[str]) -> list[list[int]]:
        """The tokens of each text; many at once are faster.

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
            ValueError: a text contains half of a surrogate pair.
        """
        rows = [text_value("text", text) for text in as_texts(texts)]
        return [encoding.ids for encoding in self._library.encode_batch(rows, add_special_tokens=False)]

    def decode(self, tokens: Iterable[int]) -> str:
        """The text of tokens, without those that stand for no text; bytes that are no UTF-8 become U+FFFD.

        Raises:
            ValueError: they are not a list of tokens of this vocabulary.
        """
        numbers = whole_numbers("tokens", tokens, 0, self.size - 1)
        return b"".join(self.bytes_of(token) for token in numbers).decode("utf-8", "replace")

    def bytes_of(self, token: int) -> bytes:
        """What one token stands for, nothing for a special one.

        Raises:
            ValueError: the vocabulary has no such token.
        """
        written = self.vocabulary[whole_number("token", token, 0, self.size - 1)]
        return b"" if written in self.special else bytes(_BYTES[letter] for letter in written)

    def to_dict(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {
            "kind": "byte pairs",
            "format": FORMAT,
            "special": list(self.special),
            "vocabulary": list(self.vocabulary),
            "merges": [list(merge) for merge in self.merges],
        } | ({"spelt": True} if self.spelt else {})

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "BytePairs":
        """Undo `to_dict`.

        Raises:
            ValueError: it is none, or a newer one.
        """
        try:
            if (data["kind"], data["format"]) != ("byte pairs", FORMAT):
                raise KeyError("format")
            merges = tuple((str(first), str(second)) for first, second in data["merges"])
            return cls(tuple(data["vocabulary"]), merges, tuple(data["special"]), bool(data.get("spelt", False)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is no tokenizer of format {FORMAT}: use a file that `save` wrote.") from error

    def save(self, path: str | Path) -> Path:
        """Write it as JSON."""
        path = Path(path)
        with replaced(path) as draft:
            draft.write_bytes(json_bytes(self.to_dict(), separators=(",", ":")) + b"\n")
        return path

    @classmethod
    def load(cls, path: str | Path) -> "BytePairs":
        """Read what `save` wrote.

        Raises:
            ValueError: it is none, or cannot be read.
        """
        try:
            data = json.loads(Path(path).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ValueError(f"{path} cannot be read as a tokenizer: give a file that `save` wrote.") from error
        return cls.from_dict(data if isinstance(data, dict) else {})

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self.vocabulary)}

    @cached_property
    def _library(self) -> Any:
        from tokenizers import Tokenizer, models

        tokenizer = Tokenizer(models.BPE(vocab=self._numbers, merges=list(self.merges)))
        tokenizer.pre_tokenizer = _splitter()
        if self.spelt:
            tokenizer.add_special_tokens(list(self.special))
        return tokenizer


def train_tokenizer(texts: Iterable[str], size: int, special: Sequence[str] = (BEGIN, END)) -> BytePairs:
    """Learn the `size` tokens that make texts shortest: the 256 bytes, then ever longer pairs by frequency.

    The same texts give the same tokens. Fewer come out where the texts have no more pairs to learn from.

    Raises:
        ValueError: no room for the bytes and the special tokens, no texts, or one with half of a surrogate pair.
        TypeError: one text instead of a list, or an item that is not a text.
    """
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    rows = [text_value("texts", text) for text in as_texts(texts)]
    if not rows or size < 256 + len(special):
        raise ValueError(
            f"A tokenizer needs texts and room for 256 bytes and {len(special)} special tokens: "
            f"{len(rows)} texts and a size of {size} were given."
        )
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = _splitter()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(rows, trainer)
    learnt = json.loads(tokenizer.to_str())["model"]
    ordered = sorted(learnt["vocab"], key=learnt["vocab"].__getitem__)
    merges = tuple((str(first), str(second)) for first, second in learnt["merges"])
    return BytePairs(tuple(ordered), merges, tuple(special))


class TextStream:
    """Text that comes token by token: `add` gives what is new of it, and never half a letter."""

    def __init__(self, tokenizer: Tokenizer):
        self._tokenizer = tokenizer
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")

    def add(self, token: int) -> str:
        """The letters that this token completes, often its own and sometimes none."""
        return self._letters.decode(self._tokenizer.bytes_of(token))

    def close(self) -> str:
        """What is left of a letter that was never completed, as U+FFFD."""
        return self._letters.decode(b"", final=True)


def pad(
    rows: Sequence[Sequence[int]], length: int | None = None, *, left: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Rows of tokens in one array: int32 [N, L], 0 where there is none, and bool [N, L], where there is one.

    Args:
        rows: N rows of tokens.
        length: L; if not given the next power of two of the longest row, at least 8, so that few shapes compile.
        left: put the padding before the tokens, as generation wants it.

    Raises:
        ValueError: a row is longer than `length`.
    """
    longest = max((len(row) for row in rows), default=0)
    length = bucket(longest) if length is None else length
    if longest > length:
        raise ValueError(f"A row of {longest} tokens does not fit a length of {length}: cut it, or take a longer one.")
    tokens, real = np.zeros((len(rows), length), np.int32), np.zeros((len(rows), length), bool)
    for number, row in enumerate(rows):
        place = slice(length - len(row), length) if left else slice(0, len(row))
        tokens[number, place], real[number, place] = row, True
    return tokens, real


def _splitter() -> Any:
    from tokenizers import pre_tokenizers

    return pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )


def _byte_letters() -> dict[str, int]:
    """GPT-2's letter for each byte: itself where it can be seen, and the letters from 256 on for the others."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    unseen = [byte for byte in range(256) if byte not in seen]
    return {chr(byte): byte for byte in seen} | {chr(256 + place): byte for place, byte in enumerate(unseen)}


_BYTES = _byte_letters()
