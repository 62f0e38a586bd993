"""A text that several people write: no version overwrites another, two that were written side by side both stand.

Whoever writes saw everything up to some fact (`began`), because facts have one order and each screen shows a beginning
of it. A version takes the place of all versions of its text up to there, and of nothing that came meanwhile. This is a
multi-value register (Shapiro and others, 2011) whose history needs one number instead of a vector.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

NOTHING = -(10**9)
"""`began` of whoever had seen no version at all. It lies below every seq, also below those of an author's examples."""


@dataclass(frozen=True)
class Version:
    """One text as somebody wrote it, or as somebody kept it (`kept`). `at`: seconds since 1970."""

    seq: int
    by: str
    text: str
    at: float = 0.0
    began: int = NOTHING
    kept: bool = False
    hidden: bool = False

    @property
    def id(self) -> str:
        return str(self.seq)


@dataclass(frozen=True)
class Texts:
    """Every version of one text, in the order of the server. What follows from them is found once, for all screens."""

    versions: tuple[Version, ...] = ()

    @cached_property
    def seen(self) -> tuple[Version, ...]:
        return tuple(one for one in self.versions if not one.hidden)

    @cached_property
    def hidden(self) -> tuple[Version, ...]:
        return tuple(one for one in self.versions if one.hidden)

    @cached_property
    def heads(self) -> tuple[Version, ...]:
        """What stands there now: each version that nobody built upon. Two with the same words are one.

        A hidden version counts for nothing: what it took the place of stands again.
        """
        return heads(self.seen)

    @cached_property
    def earlier(self) -> tuple[Version, ...]:
        """What stood there before, each in words of its own, newest first."""
        now = {one.text for one in self.heads}
        found: dict[str, Version] = {}
        for one in self.seen:
            if one.text not in now:
                found.setdefault(one.text, one)
        return tuple(reversed(found.values()))

    @cached_property
    def latest(self) -> str:
        """The name of the newest version: whoever begins to write now has seen everything up to it."""
        return str(max((one.seq for one in self.versions), default=NOTHING))

    def until(self, seq: int) -> Texts:
        return Texts(tuple(one for one in self.versions if one.seq <= seq))

    def find(self, name: str) -> Version | None:
        return next((one for one in self.versions if one.id == name), None)


def heads(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that came after everything that any other's writer had seen; one for each wording.

    There is always one where there is a version: the newest, as nobody can have seen it before it was there.
    """
    found = tuple(versions)
    built_upon = max((one.began for one in found), default=NOTHING)
    standing: dict[str, Version] = {}
    for one in found:
        if one.seq > built_upon:
            standing.setdefault(one.text, one)
    return tuple(standing.values())


def whole(name: str) -> int | None:
    """The seq that a name stands for, if it is one."""
    digits = name.removeprefix("-")
    return int(name) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None
