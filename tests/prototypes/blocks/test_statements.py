"""Statements: nobody is steered, votes travel with their reasons, and the room sees no more than the gate allows."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.house.test_kinds import Somebody
from tests.house.typed import block, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.statements.said import said
from toolkit.room import Room, Shared
from toolkit.surface import Fact, Record, Role, Value

Statements = block("statements")
TYPED = """
kind: statements
id: views
replies: true
statements:
  - {id: own, text: Wie wil groeien regelt dat zelf}
  - {id: time, text: Leren doe je onder werktijd}
"""
SCOPE = "task.t"


@dataclass
class Table:
    """People around one block, each with a screen of their own and one room together."""

    thing: Any
    room: Room = field(default_factory=Room)
    values: dict[str, dict[str, Value]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)

    def record(self, who: str, language: str = "nl") -> Record:
        own = self.values.setdefault(who, {})
        return Record(language, own, SCOPE, room=self.room, me=who, role=self.roles.get(who, "member"))

    def drawn(self, who: str, given: dict[str, object] | None = None, language: str = "nl") -> HtmlSurface:
        at = f"{SCOPE}/{self.thing.id}/"
        surface = HtmlSurface(self.record(who, language), {at + key: value for key, value in (given or {}).items()})
        with surface.section("x"), surface.at(self.thing.id):
            self.thing.draws(surface, surface.record)
        return surface

    def screen(self, who: str, language: str = "nl") -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.drawn(who, language=language).html())).split())

    def offers(self, who: str) -> list[str]:
        at = f"{SCOPE}/{self.thing.id}/"
        return [key.removeprefix(at) for key in self.drawn(who).offers]

    def press(self, who: str, key: str, **drafts: object) -> list[Fact]:
        """Press a button with the fields beside it, and take what came of it in."""
        beside = key.rpartition("/")[0]
        surface = self.drawn(who, {**{f"{beside}/{name}": value for name, value in drafts.items()}, key: True})
        assert surface.unknown() == [], surface.unknown()
        for fact in surface.record.facts:
            if fact.shared:
                self.room = self.room.plus([(fact.key, Shared(self.room.seq + 1, who, fact.kind, fact.parts))])
            else:
                self.values[who][fact.key] = fact.value
        return surface.record.facts

    def votes(self, who: str, point: str, why: str = "", statement: str = "own") -> None:
        self.press(who, f"{statement}/first/cast", vote=point, why=why)

    def again(self, who: str, point: str) -> None:
        self.press(who, "own/again/cast", vote=point)

    def without(self, gone: str) -> Table:
        facts = [(self.thing.id, one) for one in self.room.facts(self.thing.id) if one.by != gone]
        return Table(self.thing, Room().plus(facts), self.values, self.roles)


def table(typed: str = TYPED) -> Table:
    return Table(made(Statements, typed))


ONCE = TYPED + "again: false\n"


# -- one person -------------------------------------------------------------------------------------------------------


def test_a_vote_and_its_reason_are_one_press_and_stay_on_their_statement() -> None:
    at = table()
    assert at.press("a", "own/first/cast", vote="agree", why=" Het is mijn werk ") == [
        Fact("vote", "views", {"statement": "own", "point": "agree", "turn": "first"}, shared=True),
        Fact(
            "reason",
            "views",
            {"statement": "own", "point": "agree", "turn": "first", "text": "Het is mijn werk"},
            shared=True,
        ),
        Fact("set", "task.t/views/at", "own"),
    ]
    assert "Jouw stem: Eens." in at.screen("a")


def test_a_vote_without_a_reason_is_a_vote_and_a_reason_without_a_vote_is_none() -> None:
    at = table()
    assert at.press("a", "own/first/cast", vote="", why="omdat") == []
    assert [one.kind for one in at.press("a", "own/first/cast", vote="agree", why="  ")] == ["vote", "set"]


def test_one_statement_at_a_time_and_all_of_them_within_reach() -> None:
    at = table()
    assert "Stelling 1 van 2" in at.screen("a")
    at.press("a", "own/skip")
    assert "Stelling 2 van 2" in at.screen("a")
    at.press("a", "@all/own")
    assert "Deze stelling sloeg je over. Je kunt alsnog stemmen." in at.screen("a")
    assert "Statement 1 of 2" in at.screen("a", "en")
    at.press("a", "own/next")
    assert "Stelling 2 van 2" in at.screen("a")


def test_what_one_voted_on_is_what_conditions_can_ask() -> None:
    at = table()
    assert at.thing.answer(at.record("a")) == []
    at.votes("a", "agree")
    at.votes("b", "agree", statement="own")
    assert at.thing.answer(at.record("a")) == ["own"]


def test_the_outcome_waits_for_ones_own_second_vote() -> None:
    at = table()
    at.votes("a", "agree")
    assert "Hoe de groep stemt" not in at.screen("a")
    assert "own/next" in at.offers("a")
    at.press("a", "own/again/keep")
    assert "Hoe de groep stemt" in at.screen("a")
    assert said(at.room.facts("views")).votes["own"]["a"].again


def test_where_nobody_votes_twice_the_outcome_comes_with_the_first_vote() -> None:
    at = table(ONCE)
    at.votes("a", "agree")
    assert "Hoe de groep stemt" in at.screen("a")
    assert [key for key in at.offers("a") if "again" in key] == []


def test_without_a_discussion_reasons_are_asked_and_shown_to_nobody() -> None:
    at = table(ONCE + "discussion: false\n")
    assert "Iedereen die meedoet kan het lezen" not in at.screen("b")
    at.votes("a", "agree", "Ik wil zelf kiezen")
    at.votes("b", "disagree")
    assert "Ik wil zelf kiezen" not in at.screen("a") + at.screen("b")


# -- several people ---------------------------------------------------------------------------------------------------


def test_reasons_of_all_sides_stand_side_by_side_after_ones_own_vote() -> None:
    at = table()
    at.votes("a", "agree", "Ik ken mezelf het best")
    at.votes("b", "disagree", "Mijn team telt ook mee")
    seen = at.screen("b")
    assert seen.index("Ik ken mezelf het best") < seen.index("Mijn team telt ook mee")
    assert "Ik ken mezelf" not in at.screen("c")


def test_a_reason_can_make_one_think_and_be_answered() -> None:
    at = table()
    at.votes("a", "agree", "Ik ken mezelf het best")
    at.votes("b", "disagree")
    at.press("b", "own/reason-2/think")
    at.press("b", "own/reason-2/reply")
    at.press("b", "own/reason-2/send", answer="En als je vastzit?")
    assert "jij · geeft 1 persoon te denken" in at.screen("a")
    assert "↳ iemand: En als je vastzit?" in at.screen("a")
    at.press("b", "own/reason-2/think")
    assert "te denken" not in at.screen("a")
    assert "own/reason-2/think" not in at.offers("a")


def test_who_withdraws_takes_the_reason_along_and_the_answer_of_another_stays() -> None:
    at = table()
    at.votes("a", "agree", "Ik ken mezelf het best")
    at.votes("b", "disagree")
    at.press("b", "own/reason-2/reply")
    at.press("b", "own/reason-2/send", answer="En als je vastzit?")
    left = at.without("a").screen("b")
    assert "Ik ken mezelf" not in left
    assert "De reden waar dit op reageert, is ingetrokken. ↳ jij: En als je vastzit?" in left


def test_a_moderator_hides_and_shows_again_and_rewrites_nothing() -> None:
    at = table()
    at.roles["m"] = "moderator"
    at.votes("a", "agree", "Ik ken mezelf het best")
    at.votes("b", "disagree")
    assert "own/reason-2/hide" not in at.offers("b")
    at.press("m", "own/show")
    at.press("m", "own/reason-2/hide")
    assert "De begeleider heeft dit verborgen." in at.screen("b")
    assert "Ik ken mezelf" not in at.screen("b") + at.screen("m")
    at.press("m", "own/reason-2/hide")
    assert "Ik ken mezelf" in at.screen("b")


def test_who_leads_the_talk_sees_reasons_only_after_asking_for_them() -> None:
    at = table()
    at.roles["m"] = "moderator"
    at.votes("a", "agree", "Ik ken mezelf het best")
    assert "Ik ken mezelf" not in at.screen("m")
    at.press("m", "own/show")
    assert "Ik ken mezelf" in at.screen("m")
    at.press("m", "own/next")
    assert "own/next" not in at.offers("c")


def test_names_stand_with_reasons_where_the_author_said_so_and_are_told_before() -> None:
    at = table(TYPED + "names: named\n")
    assert "staat de naam die je zelf opgeeft" in at.screen("b")
    at.room = at.room.plus([("@people", Shared(1, "a", "profile", {"name": "Ines"}))])
    at.votes("a", "agree", "Ik ken mezelf het best")
    at.votes("b", "agree")
    assert "Ines" in at.screen("b")
    anonymous = table()
    anonymous.room = at.room
    assert "Ines" not in anonymous.screen("b")


def test_an_example_is_marked_and_counts_for_nobody() -> None:
    at = table(
        "kind: statements\nid: views\nagain: false\nstatements: [{id: own, text: x, examples: [{point: agree, reason: Zo groei je}]}]\n"
    )
    assert "Zo groei je" not in at.screen("a")
    at.votes("a", "disagree")
    assert "Zo groei je voorbeeld, door ons verzonnen" in at.screen("a")
    assert "Nu zijn het er 1." in at.screen("a")


# -- what the room sees -----------------------------------------------------------------------------------------------


def test_below_five_votes_the_room_reads_why_it_sees_nothing() -> None:
    at = table(ONCE)
    for who, point in zip("abcd", ["agree", "agree", "disagree", "disagree"], strict=True):
        at.votes(who, point)
    assert "We laten het zien vanaf 5 stemmen, zodat niemand te herkennen is. Nu zijn het er 4." in at.screen("a")
    at.votes("e", "agree")
    assert "Stemmen van 5 mensen Eens 3 Tussenin 0 Oneens 2" in at.screen("a")


def test_votes_that_are_alike_stay_hidden() -> None:
    at = table(ONCE)
    for who in "abcdef":
        at.votes(who, "agree" if who != "f" else "disagree")
    assert "De stemmen lijken zo op elkaar" in at.screen("a")


def test_nobody_stands_alone_in_a_number_and_nothing_gives_them_away() -> None:
    at = table(ONCE)
    for who, point in zip("abcdefgh", ["agree"] * 4 + ["neutral"] + ["disagree"] * 3, strict=True):
        at.votes(who, point)
    assert "Hier tellen 8 van de 8 stemmers mee" not in at.screen("a")
    wide = table(ONCE)
    for who, point in zip("abcde", ["agree"] * 3 + ["neutral", "disagree"], strict=True):
        wide.votes(who, point)
    seen = wide.screen("a")
    assert "Eens 3 Tussenin of oneens 2" in seen
    assert "Eensgezindheid" not in seen


def test_the_second_vote_shows_how_many_moved_from_what_to_what_in_the_same_people() -> None:
    at = table()
    for who, point in zip("abcdefg", ["agree"] * 4 + ["disagree"] * 3, strict=True):
        at.votes(who, point)
    for who, point in zip("abcdefg", ["agree"] * 2 + ["disagree"] * 5, strict=True):
        at.again(who, point)
    for who in "abcdefg":
        assert "own/again/cast" not in at.offers(who)
    seen = at.screen("a")
    assert "Stemmen van 5 mensen Eens 2 Tussenin 0 Oneens 3" in seen
    assert "Hier tellen 5 van de 7 stemmers mee" in seen
    assert "Eerste en tweede stem van dezelfde 5 mensen Bleef erbij 3 Eens → Oneens 2" in seen
    assert "First and second vote of the same 5 people Stood by it 3 Agree → Disagree 2" in at.screen("a", "en")


WALKS = st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.integers(0, 999)), min_size=5, max_size=60)


@given(WALKS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_people_press_nobody_reads_another_before_voting_and_counts_keep_the_gate(
    walk: list[tuple[str, int]], again: bool
) -> None:
    at = table(TYPED if again else ONCE)
    for who, number in walk:
        chance = random.Random(number)
        buttons = [key for key, offer in at.drawn(who).offers.items() if offer.kind == "button"]
        key = chance.choice(buttons).removeprefix(f"{SCOPE}/views/")
        drafts: dict[str, object] = {}
        if key.endswith("cast"):
            drafts = {"vote": chance.choice(["agree", "neutral", "disagree"]), "why": f"reden van {who}"}
        if key.endswith("send"):
            drafts = {"answer": f"antwoord van {who}"}
        at.press(who, key, **drafts)
        for one in "abcdefghijkl":
            _keeps(at, one)


def _keeps(at: Table, who: str) -> None:
    seen, all = at.screen(who), said(at.room.facts("views"))
    here = "own" if "Stelling 1 van 2" in seen else "time"
    if all.vote(here, who) is None:
        assert "reden van" not in seen
        assert "Hoe de groep stemt" not in seen
    counts = re.search(r"Stemmen van (\d+) mensen (.*?) (?:Eensgezindheid|Hier tellen)", seen)
    if counts:
        cells = [int(n) for n in re.findall(r" (\d+)", counts[2])]
        assert sum(cells) == int(counts[1]) >= 5
        assert 1 not in cells
        assert sum(cells) - max(cells) >= 2


@pytest.mark.parametrize("again", [True, False])
def test_every_step_of_a_robot_is_on_the_screen_when_it_comes_to_it(again: bool) -> None:
    """Several robots after one another, so that later ones meet what the earlier ones left."""
    at = table(TYPED if again else ONCE)
    for seed in range(12):
        who, drafts, votes = f"r{seed}", {}, 0
        for key, value in list(at.thing.rehearses(Somebody(seed), at.record(who))):
            assert key in at.offers(who), key
            if value is True:
                votes += sum(one.kind == "vote" for one in at.press(who, key, **drafts))
                drafts = {}
            else:
                drafts[key.rpartition("/")[2]] = value
        assert votes >= (2 if again else 1)


# -- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("statements: [{id: a, text: x}, {id: »a, text: y}]", "the id `a` is used by statement 1 and statement 2; give one of them another id"),
        ("statements: [{id: a, text: x}]\npoints: »[{id: yes, text: Ja}]", "one point leaves nothing to choose; write at least two, from agree to disagree, or leave `points` out"),
        ("statements: [{id: a, text: x, examples: [{point: »agreed, reason: y}]}]", "there is no point `agreed`; did you mean `agree`?"),
        ("statements: [{id: a, text: x}]\nminimum_group: »3", "`minimum_group` cannot be `3`; write at least 5"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(typed: str, printed: str) -> None:
    typed, where = pointed(f"kind: statements\nid: views\n{typed}\n")
    assert problems(Statements, typed) == f"{where} {printed}"


def test_an_author_may_have_points_of_their_own_from_agreeing_to_disagreeing() -> None:
    at = table(
        ONCE
        + "points: [{id: yes, text: Ja}, {id: mostly, text: Meestal}, {id: rarely, text: Zelden}, {id: no, text: Nee}]\n"
    )
    at.votes("a", "mostly", "Vaak wel")
    seen = at.screen("a")
    assert seen.index("Ja of meestal") < seen.index("Vaak wel") < seen.index("Zelden of nee")
