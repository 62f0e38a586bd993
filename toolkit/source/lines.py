"""A line of YAML as a person sees it: how far it is indented, its dashes, its key, its quotes and its brackets.

Only for finding out what somebody meant by a line that the parser could not read. It never decides what a file says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST = 2_000
"""Of a longer line only the beginning is looked at."""

_PARTS = re.compile(
    r"(?P<indent>\s*)(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"{}\[\],][^:#'\"{}\[\],]*?)[ \t]*:(?:\s+|$))?"
)
PAIRS = {"{": "}", "[": "]"}


@dataclass(frozen=True)
class Line:
    """One line, columns from 0. `start` is where its key (or its value) begins, `at` where its value does."""

    text: str
    indent: int
    start: int
    key: str
    at: int

    @property
    def value(self) -> str:
        return self.text[self.at :].strip()

    @property
    def item(self) -> bool:
        """Whether it begins an item of a list."""
        return self.start > self.indent

    @property
    def empty(self) -> bool:
        """Whether nothing stands on it but a comment."""
        return self.text[self.indent : self.indent + 1] in ("", "#")


def line_of(text: str) -> Line:
    text = text[:LONGEST]
    found = _PARTS.match(text)
    assert found is not None  # noqa: S101  # every part of the pattern may be empty
    indent = len(found["indent"])
    return Line(text, indent, indent + len(found["dashes"]), found["key"] or "", found.end())


@dataclass
class Signs:
    """The quotes and brackets of one line: which text is quoted from where to where, and what stays open."""

    quoted: list[tuple[int, int | None]] = field(default_factory=list)
    opened: list[tuple[int, str]] = field(default_factory=list)
    comment: int | None = None

    def quote_before(self, column: int) -> int | None:
        """Where the quoted text begins that ends right before `column`."""
        return next((start for start, end in self.quoted if end is not None and end == column), None)

    @property
    def open_quote(self) -> int | None:
        """Where a quoted text begins that does not end on this line."""
        return next((start for start, end in self.quoted if end is None), None)


def signs_of(line: Line) -> Signs:
    """Go through a line's value as the parser would."""
    text, found, at, fresh = line.text, Signs(), line.at, True
    while at < len(text):
        sign = text[at]
        if fresh and sign in "\"'":
            end = _closing(text, at)
            found.quoted.append((at, end))
            if end is None:
                break
            at, fresh = end, False
            continue
        if sign == "#" and (at == 0 or text[at - 1].isspace()):
            found.comment = at
            break
        if sign in PAIRS and (fresh or found.opened):
            found.opened.append((at, sign))
        elif found.opened and sign in "}]":
            found.opened.pop()
        fresh = _begins_anew(text, at, fresh, bool(found.opened))
        at += 1
    return found


def _begins_anew(text: str, at: int, fresh: bool, inside: bool) -> bool:
    """Whether a quoted text can begin behind this sign."""
    sign = text[at]
    if sign.isspace():
        return fresh
    return (inside and sign in "{[,") or (sign == ":" and text[at + 1 : at + 2] in ("", " "))


def _closing(text: str, start: int) -> int | None:
    """The column behind the quote that ends a text; None where it does not end on this line."""
    quote, at = text[start], start + 1
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 1
        elif text[at] == quote:
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at + 1
        at += 1
    return None


def in_quotes(text: str) -> str | None:
    """A text in the quotes that it needs; None where that takes more than quotes.

    >>> in_quotes("Let op: dit"), in_quotes('Zeg "ja": nu'), in_quotes("It's \\"so\\"")
    ('"Let op: dit"', '\\'Zeg "ja": nu\\'', None)
    """
    text = text.strip()
    if len(text) > 50 or "\\" in text or not text or not text.isprintable():
        return None
    if '"' not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else None
