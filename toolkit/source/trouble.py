"""What the parser said, where it said so, and the lines around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from yaml import YAMLError

from toolkit.errors import Said, cited, say
from toolkit.source.lines import LONGEST, Line, Signs, in_quotes, line_of, signs_of

Mend = Literal["value", "line", "block", "item", "tabs", "stop"]
"""What is left out to read on: a value, a line and what hangs on it, the lines indented as far too, an item of a list;
only the tabs; or everything, because nothing could be said about the rest."""


@dataclass(frozen=True)
class Slip:
    """A slip at `line` and `column` (both from 0), and what is left out to read on, from line `first`."""

    line: int
    column: int
    wrong: Said
    right: Said
    mend: Mend
    first: int
    indent: int | None = None
    """Where an item that is left out should have begun."""


class Trouble:
    """One complaint of the parser. All places count from 0; `begun` is where the thing began that could not be read."""

    def __init__(self, error: YAMLError, lines: Sequence[str], keys: Collection[str]) -> None:
        self.lines, self.keys = lines, keys
        self.said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
        mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        begun: Any = getattr(error, "context_mark", None) or mark
        last = len(lines) - 1
        self.line: int = min(mark.line, last) if mark else 0
        self.column: int = mark.column if mark else 0
        self.begun: tuple[int, int] = (min(begun.line, last), begun.column) if begun else (0, 0)

    def says(self, *words: str) -> bool:
        return any(one in self.said for one in words)

    @cached_property
    def here(self) -> Line:
        return line_of(self.lines[self.line])

    @cached_property
    def above(self) -> int | None:
        """The nearest line above that is not empty."""
        near = range(self.line - 1, max(-1, self.line - 1_000), -1)
        found = (number for number in near if not self.at(number).empty)
        return next(found, None)

    @cached_property
    def key_above(self) -> int | None:
        """The nearest line above that has a key."""
        return next(
            (number for number in range(self.line - 1, max(-1, self.line - 60), -1) if self.at(number).key), None
        )

    @cached_property
    def begins(self) -> int:
        """The line right below the nearest key above: there the text begins that goes on to this line."""
        first = self.line if self.key_above is None else self.key_above + 1
        return next((number for number in range(first, self.line) if not self.at(number).empty), self.line)

    def at(self, number: int) -> Line:
        return line_of(self.lines[number])

    def signs(self, number: int) -> Signs:
        return signs_of(self.at(number))

    @property
    def sign(self) -> str:
        """The character at the place; empty at the end of a line."""
        return self.lines[self.line][self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place, without the space between."""
        return self.lines[self.line][: min(self.column, LONGEST)].rstrip()

    @property
    def at_start(self) -> bool:
        """Whether nothing but dashes stands on the line before the place."""
        return not self.before.strip(" -")


def slip(place: tuple[int, int], wrong: Said, right: Said, mend: Mend = "value", first: int | None = None) -> Slip:
    return Slip(*place, wrong, right, mend, place[0] if first is None else first)


def quoted(text: str) -> Said:
    """What would be right for a text that wants quotes."""
    fixed = in_quotes(text)
    return say("put the text in quotes: `{fixed}`", fixed=fixed) if fixed else say("put the whole text in quotes")


def written(text: str) -> Said:
    return say("write `{fixed}`", fixed=cited(text))
