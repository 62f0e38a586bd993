"""Who takes part, as a list: everybody who introduced themselves, each with an id that says nothing about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.prototypes.sharing import Person, people
from toolkit.room import Shared

PARTS = ("name", "function", "department", "tie", "knows", "learns", "identities")
"""What people can say of themselves, in the order in which it is asked."""

SHORT = ("name", "knows", "learns")
"""What is asked where the author wants it short."""

TIES = ("employee", "flex", "client", "partner")
"""How somebody is connected. All are shown alike, and nothing is decided by it."""


@dataclass(frozen=True)
class Member:
    """`id` is the number of the fact by which somebody first introduced themselves."""

    id: str
    person: Person

    def said(self, part: str) -> str:
        return self.person.parts.get(part, "").strip()


def members(facts: tuple[Shared, ...]) -> tuple[Member, ...]:
    """Everybody who says something of themselves, by name; people without one come last."""
    first: dict[str, str] = {}
    for one in facts:
        if one.kind == "profile":
            first.setdefault(one.by, one.id)
    found = [Member(first[by], person) for by, person in people(facts).items()]
    said = [one for one in found if any(one.said(part) for part in PARTS)]
    return tuple(sorted(said, key=lambda one: (not one.said("name"), one.said("name").casefold(), int(one.id))))


def hidden(facts: tuple[Shared, ...]) -> dict[str, str]:
    """What moderators hid on a list, by id, with the reason that was given last."""
    found: dict[str, str] = {}
    for one in facts:
        if one.kind == "hide" and one.get("reason").strip():
            found[one.get("to")] = one.get("reason")
        elif one.kind == "show":
            found.pop(one.get("to"), None)
    return found


def several(said: str) -> Iterator[str]:
    """The parts of what is kept with commas between."""
    return (one.strip() for one in said.split(",") if one.strip())
