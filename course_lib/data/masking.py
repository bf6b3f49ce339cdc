# SPDX-License-Identifier: Apache-2.0
"""Mask e-mail addresses and telephone numbers in text, each address always by the same stand-in."""

import re
from dataclasses import dataclass, field

_WORD = r"[\w.+'=%!#$&*^`{|}~-]"
_HOST = r"(?:[\w-]+(?:\.[\w-]+)*|\[[^\]\s]*\])"
# A run of characters is tried once, from its start: else a long run without an address would cost its square.
ADDRESS = re.compile(rf'(?:(?<!{_WORD}){_WORD}+|"[^"\n]{{1,64}}")(?:@|%40){_HOST}')
"""Generous: rather a word too many than an address that stays, also one without a dot, or as URLs write it."""

_DATE = r"(?:(?:19|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d[./][0-3]?\d[./](?:19|20)\d\d)"
_NUMBER = re.compile(rf"(?<!\d)(?:(?P<date>{_DATE})(?!\d)|[+(]{{0,2}}\d(?:[ \t\xa0.()/\u2010-\u2015-]{{0,3}}\d){{6,}})")
HIDDEN = "#######"


@dataclass(frozen=True)
class Mask:
    """Stand-ins for the addresses of one file, numbered as they turn up."""

    known: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> str:
        """The text with addresses as `person-1@example.org` and numbers of seven digits or more as #######.

        Dates such as 2026-03-01 and 1.3.2026 stay; the digits of longer order numbers go as well.
        """
        return _NUMBER.sub(lambda found: found["date"] or HIDDEN, ADDRESS.sub(self._stand_in, text))

    def addresses(self, text: str) -> str:
        """Only the stand-ins of the addresses in a header, each once; the names beside them are left out."""
        return ", ".join(dict.fromkeys(self._stand_in(found) for found in ADDRESS.finditer(text)))

    def _stand_in(self, found: re.Match[str]) -> str:
        address = re.sub(r"^[^\w\"]+|[^\w\]]+$", "", found[0].replace("%40", "@")).casefold()
        return self.known.setdefault(address, f"person-{len(self.known) + 1}@example.org")
