"""The roles of a community, to try out: what each may do, said in words. Who really has one is decided by links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.community.members import Member, members
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.sharing import PEOPLE, SharedBlock
from toolkit.surface import ROLES, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

COLUMNS = ("name", "department", "tie")
"""What the list of members tells."""


class RoleBlock(SharedBlock):
    says: ClassVar = "Lets people try being member, moderator or administrator, and says what each may do."
    example: ClassVar = """
kind: role
id: my-hat
names: named
title: {nl: Probeer een rol, en: Try a role}
"""
    records: ClassVar = (Recorded("press", "a role was taken on"),)

    kind: Literal["role"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the roles.")

    def draws(self, s: Surface, r: Record) -> None:
        own, acting = words(r.language), r.acting
        if self.title:
            s.heading(r.t(self.title))
        s.text(own["com_role_now"].format(role=own[f"com_role_{acting}"]))
        # Who came with a role of their own has it for good: another one would only be a show.
        for role in ROLES if r.may_try_roles else (acting,):
            with s.at(role), s.card():
                s.heading(own[f"com_role_{role}"].capitalize())
                s.text(own[f"com_may_{role}"])
                if role != acting and s.button("take", own["com_role_take"].format(role=own[f"com_role_{role}"])):
                    r.take_role(role)
        if acting == "administrator":
            self._members(s, r)

    def _members(self, s: Surface, r: Record) -> None:
        own, everybody = words(r.language), r.folded(PEOPLE, members)
        s.heading(own["com_administration"])
        s.text(own["com_administration_why"], soft=True)
        if not everybody:
            s.text(own["com_members_none"])
            return
        head = [own[f"com_col_{one}"] for one in COLUMNS]
        rows = [self._row(r, one) for one in everybody]
        # A column about which nobody was asked says nothing.
        told = [index for index in range(len(head)) if any(row[index] for row in rows)]
        s.table([head[index] for index in told], [[row[index] or "-" for index in told] for row in rows])

    def _row(self, r: Record, one: Member) -> list[str]:
        own, named = words(r.language), self.names == "named"
        name, department = (one.said("name"), one.said("department")) if named else ("", "")
        return [name or own["com_nameless"], department, own.get(f"com_tie_{one.said('tie')}", "")]

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        others = [one for one in ROLES if one != r.acting]
        if r.may_try_roles and r.acting == "member" and robot.random.random() < robot.diligence:
            yield f"{robot.random.choice(others)}/take", True

    def answers(self) -> Answers:
        more = ROLES[1:]
        texts = ((one, Text({own: words(own)[f"com_role_{one}"] for own in LANGUAGES})) for one in more)
        return Answers("one", *ids_and_texts(texts))

    def answer(self, r: Record) -> Value:
        """The role that somebody took on or came with, where it is more than a member's."""
        return None if r.acting == "member" else r.acting
