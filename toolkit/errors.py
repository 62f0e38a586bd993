"""What can be wrong with a kit, said so that its author can mend it.

Every complaint of the kit is a `Problem`: a place, what stands there in the author's own words, and what would be
right. Readers gather all problems before they raise, so that one run of `proeftuin check` shows everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


class Said(str):
    """A sentence that knows what it was made of, so that `toolkit.languages.problems` can say it in another language.

    As a text it is the English sentence.
    """

    pattern: str
    parts: Mapping[str, object]


def say(pattern: str, **parts: object) -> Said:
    """A sentence from a pattern with gaps; parts may be sentences themselves.

    >>> say("there is no {what} `{word}`", what=say("screen"), word="start")
    'there is no screen `start`'
    """
    made = Said(pattern.format(**parts))
    made.pattern, made.parts = pattern, parts
    return made


def cited(typed: object, longest: int = 60) -> str:
    """What an author typed, so that it fits inside one line of ours.

    >>> cited("two\\nlines"), cited("x" * 100, 5)
    ('two lines', 'xxxxx…')
    """
    words = " ".join(str(typed)[: 4 * longest].split())
    shown = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words)
    return shown if len(shown) <= longest else shown[:longest] + "…"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one file. Lines and columns count from 1, as editors do."""

    file: str
    line: int
    column: int
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.wrong}; {self.right}"


MAX_PROBLEMS = 100
"""Of one file. Nobody reads more, and a file of one megabyte could have fifty thousand."""


def first_of(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one file in its order; beyond MAX_PROBLEMS only that there are more."""
    found = sorted(set(problems))
    if len(found) <= MAX_PROBLEMS:
        return found
    last = found[MAX_PROBLEMS]
    wrong = say("from here on there are more problems")
    return [*found[:MAX_PROBLEMS], Problem(last.file, last.line, last.column, wrong, say("mend those above first"))]


class KitError(Exception):
    """A kit, or one file of it, that cannot be used. Carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class Refused(Exception):
    """A person asked for something that cannot be done now. The message is for that person, in plain words."""
