"""What every block has that people share: names or none, who is who in the room, and who may hide something.

People introduce themselves once for the whole room, whichever block they do it at: the newest `profile` fact at PEOPLE
is who somebody is. A person who withdraws takes it along; what others answered stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.languages import words
from toolkit.prototypes.block import Block
from toolkit.room import Shared
from toolkit.surface import Record, Surface

PEOPLE = "@people"
"""The place in a room where people say who they are. No block can have this id."""


@dataclass(frozen=True)
class Person:
    """Who somebody is in a room, in their own words. `parts` holds what else was asked (identities, strengths)."""

    by: str
    name: str
    function: str
    department: str
    parts: Mapping[str, str]


def people(facts: tuple[Shared, ...]) -> dict[str, Person]:
    """Everybody who introduced themselves, by their key in the room, in the order in which they first did.

    A later `profile` fact adds to the earlier ones and replaces the parts that it names.
    """
    said: dict[str, dict[str, str]] = {}
    for one in facts:
        if one.kind == "profile":
            said.setdefault(one.by, {}).update(one.value)
    return {
        by: Person(by, parts.get("name", ""), parts.get("function", ""), parts.get("department", ""), parts)
        for by, parts in said.items()
    }


def introduce(r: Record, **parts: str) -> None:
    """Say who one is, or something more about it."""
    r.share("profile", PEOPLE, **parts)


def myself(r: Record) -> Person:
    """Who this person said to be; empty where they have said nothing yet."""
    return r.folded(PEOPLE, people).get(r.me) or Person(r.me, "", "", "", {})


class SharedBlock(Block):
    """Base of the kinds that people of a round, or of a board, share."""

    shares: ClassVar = True

    names: Literal["named", "anonymous"] = Field(
        description="Whether a name stands with what people put here (`named`), "
        "or no one sees who did it (`anonymous`)."
    )

    def tell_names(self, s: Surface, r: Record) -> None:
        """Say on the screen, before anybody writes, whether their name will stand with it."""
        s.text(words(r.language)[f"names_{self.names}"], soft=True)

    def author(self, r: Record, by: str) -> str:
        """Whose something is, as it may be shown: you, a name, somebody."""
        own = words(r.language)
        if by == r.me:
            return own["you"]
        person = r.folded(PEOPLE, people).get(by) if self.names == "named" else None
        return person.name if person and person.name else own["somebody"]

    def may_hide(self, r: Record) -> bool:
        """Moderators and administrators hide; nobody rewrites what another person said."""
        return r.acting != "member"
