"""Who people are in a community: each introduces themselves, and everybody can see who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.community.drawing import moderate, more, shown
from toolkit.prototypes.community.members import PARTS, SHORT, TIES, Member, hidden, members, several
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.sharing import PEOPLE, SharedBlock, introduce, myself
from toolkit.schema import Choosable, Complaint, Flag
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

LENGTHS = {"name": 60, "function": 80, "department": 80, "knows": 300, "learns": 300}
"""What is typed, and how long it may be. The rest is chosen."""

TELLING = ("name", "function", "department")
"""What says who somebody is: it is neither asked nor shown where people are anonymous."""


class Profile(SharedBlock):
    says: ClassVar = "People introduce themselves, or see who takes part; any kind of contract alike."
    example: ClassVar = """
kind: profile
id: about-me
names: named
title: {nl: Stel je voor, en: Introduce yourself}
identities:
  - {id: designer, text: {nl: ontwerper, en: designer}}
  - {id: problem-solver, text: {nl: probleemoplosser, en: problem solver}}
"""
    records: ClassVar = (
        Recorded("press", "somebody introduced themselves, changed it or took it away"),
        Recorded("set", "how much of the list this person asked for"),
        Recorded("profile", "what somebody says of themselves, in parts"),
        Recorded("hide", "the introduction that a moderator hid from the list, with the reason"),
        Recorded("show", "the introduction that a moderator shows again"),
    )

    kind: Literal["profile"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above it.")
    show: Literal["own", "members"] = Field(
        "own", description="`own` where people introduce themselves, `members` for the list of everybody."
    )
    short: Flag = Field(False, description="Ask only for a name, for what people know and for what they want to learn.")
    identities: tuple[Choosable, ...] = Field((), max_length=12, description="What people can call themselves.")

    strengths: tuple[Choosable, ...] = Field(
        (), max_length=20, description="What the strengths that a game showed are called here, by their ids."
    )

    @property
    def asked(self) -> tuple[str, ...]:
        """The parts that are asked here."""
        named = [one for one in PARTS if self.names == "named" or one not in TELLING]
        wanted = [one for one in named if not self.short or one in (*SHORT, "identities")]
        return tuple(one for one in wanted if one != "identities" or self.identities)

    def draws(self, s: Surface, r: Record) -> None:
        if self.title:
            s.heading(r.t(self.title))
        if self.show == "members":
            self._members(s, r)
            return
        own, me = words(r.language), Member("", myself(r))
        self.tell_names(s, r)
        if not any(me.said(one) for one in PARTS):
            with s.at("me"):
                self._form(s, r, own["com_introduce"], needs=self.asked[:1] if self.asked[0] in LENGTHS else ())
            return
        s.text(own["com_seen_so"], soft=True)
        with s.card():
            self._person(s, r, me)
        with s.expander(own["com_change_open"]):
            s.text(own["com_change_why"], soft=True)
            with s.at("change"):
                self._form(s, r, own["com_change"], needs=())
            with s.at("wipe"):
                if s.button("wipe", own["com_wipe"]):
                    introduce(r, **{one: "" for one in PARTS if me.said(one)})

    def _form(self, s: Surface, r: Record, label: str, needs: tuple[str, ...]) -> None:
        parts = {one: self._field(s, r, one) for one in self.asked}
        if s.button("send", label, primary=not r.quiet, needs=needs):
            said = {one: text for one, text in parts.items() if text.strip()}
            if said:
                introduce(r, **said)

    def _field(self, s: Surface, r: Record, part: str) -> str:
        label = words(r.language)[f"com_me_{part}"]
        if part == "tie":
            return (
                s.choice(part, label, [Option(one, words(r.language)[f"com_tie_{one}"]) for one in TIES], draft=True)
                or ""
            )
        if part == "identities":
            shown = [Option(one.id, r.t(one.text)) for one in self.identities]
            return ",".join(s.multi_choice(part, label, shown, draft=True))
        return s.text_input(part, label, LENGTHS[part], draft=True)

    # -- showing people -----------------------------------------------------------------------------------------------

    def _person(self, s: Surface, r: Record, one: Member) -> None:
        own = words(r.language)
        s.heading((self.names == "named" and one.said("name")) or own["com_nameless"])
        if self.names == "named":
            _line(s, one.said("function"), one.said("department"))
        _line(s, own[f"com_tie_{one.said('tie')}"] if one.said("tie") in TIES else "", soft=True)
        for part in ("knows", "learns"):
            _line(s, one.said(part) and own[f"com_says_{part}"].format(said=one.said(part)))
        labels = {choice.id: r.t(choice.text) for choice in self.identities}
        _line(s, ", ".join(labels[name] for name in several(one.said("identities")) if name in labels))
        called = {choice.id: r.t(choice.text) for choice in self.strengths}
        strengths = ", ".join(called.get(name, name.replace("-", " ")) for name in several(one.said("strengths")))
        _line(s, strengths and own["com_says_strengths"].format(said=strengths))

    def _members(self, s: Surface, r: Record) -> None:
        own, everybody, gone = words(r.language), r.folded(PEOPLE, members), r.folded(self.name, hidden)
        how_many = {0: "com_members_none", 1: "com_members_one"}.get(len(everybody), "com_members")
        s.text(own[how_many].format(n=len(everybody)), soft=True)
        for one in everybody[: shown(r, self.name)]:
            with s.at(f"member-{one.id}"), s.card():
                if one.id in gone:
                    s.text(own["com_hidden"].format(reason=gone[one.id]), soft=True)
                if one.id not in gone or self.may_hide(r) or one.person.by == r.me:
                    self._person(s, r, one)
                if self.may_hide(r):
                    there = [Option(one.id, own["com_this_member"])]
                    moderate(s, r, self.name, there, there if one.id in gone else [])
        more(s, r, self.name, len(everybody))

    # -- the other faces ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if self.show == "members" or any(Member("", myself(r)).said(one) for one in PARTS):
            return
        for number, part in enumerate(self.asked):
            if number and robot.random.random() > robot.diligence:
                continue
            if part == "tie":
                yield f"me/{part}", robot.random.choice(TIES)
            elif part == "identities":
                yield f"me/{part}", [robot.random.choice(self.identities).id]
            else:
                yield f"me/{part}", f"Robot {robot.random.randint(1, 99)}"
        yield "me/send", True

    def answers(self) -> Answers:
        if self.show == "members":
            return Answers()
        texts = ((one, Text({own: words(own)[f"com_me_{one}"] for own in LANGUAGES})) for one in self.asked)
        return Answers("many", *ids_and_texts(texts))

    def answer(self, r: Record) -> Value:
        if self.show == "members":
            return None
        return [one for one in self.asked if Member("", myself(r)).said(one)]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("identities",), say("identity"), self.identities)
        yield from options(("strengths",), say("strength"), self.strengths)


def _line(s: Surface, *parts: str, soft: bool = False) -> None:
    said = " · ".join(one for one in parts if one)
    if said:
        s.text(said, soft=soft)
