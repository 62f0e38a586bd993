"""Matching by skills, both ways: vacancies for the reader, and people from inside and outside for a vacancy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.matching.score import people_for, vacancies_for
from toolkit.options import options
from toolkit.prototypes import matches, skills
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.matched import Candidate, Opening
from toolkit.schema import Choosable, Complaint, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import Text

VACANCY = "@vacancy"


class Matching(Block):
    shares: ClassVar = True  # strengths and people go from one block to another
    says: ClassVar = "Vacancies for the reader, or people for a vacancy, ranked by one rule with the reasons for each."
    example: ClassVar = """
kind: matching
id: my-matching
view: people
pick: {nl: Met deze kandidaat wil ik praten, en: I want to talk with this candidate}
skills:
  - {id: planning, text: {nl: vooruit plannen, en: planning ahead}}
  - {id: roster, text: {nl: roosters maken, en: making rosters}}
vacancies:
  - id: planner
    title: {nl: Roosterplanner, en: Roster planner}
    line: {nl: 24 uur per week, en: 24 hours a week}
    must: [planning]
    nice: [roster]
people:
  - id: technician
    title: {nl: "Kandidaat A, monteur", en: "Candidate A, technician"}
    line: {nl: Team Onderhoud, en: Maintenance team}
    comes_from: inside
    has: [planning]
    wants: [roster]
  - id: cook
    title: {nl: "Kandidaat B, kok", en: "Candidate B, cook"}
    comes_from: outside
    has: [roster]
"""
    records: ClassVar = (
        Recorded("set", "what the reader can do or wants to learn, a vacancy that was chosen, or a match of interest"),
    )

    kind: Literal["matching"] = Field(description=KIND)
    view: Literal["skills", "vacancies", "people"] = Field(
        description="`skills` asks the reader's own, `vacancies` shows what fits them, `people` who fits a vacancy."
    )
    title: Text | None = Field(None, description="A heading above it all.")
    pick: Text | None = Field(None, description="What one ticks at a match of interest.")
    skills: tuple[Choosable, ...] = Field(
        min_length=1, max_length=20, description="The skills that everything is told in."
    )
    vacancies: tuple[Opening, ...] = Field((), max_length=12, description="The vacancies, in any order.")
    people: tuple[Candidate, ...] = Field(
        (), max_length=20, description="The people from inside and outside, in any order."
    )

    # -- draws --------------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        if self.title:
            s.heading(r.t(self.title))
        if self.view == "skills":
            skills.ask(s, r, self.skills)
        elif self.view == "vacancies":
            self._vacancies(s, r)
        else:
            self._people(s, r)

    def _vacancies(self, s: Surface, r: Record) -> None:
        own, ids = words(r.language), [one.id for one in self.skills]
        if skills.mine(r, self.name, ids).elsewhere:
            skills.tell(s, r, self.skills, skills.mine(r, self.name, ids))
        else:
            skills.ask(s, r, self.skills)
        mine, by_id = skills.mine(r, self.name, ids), {one.id: one for one in self.vacancies}
        s.text(own["match_counts_own"] if mine.can or mine.learn else own["match_none_yet"], soft=True)
        cards = matches.Cards(s, r, "own", {one.id: one.text for one in self.skills}, mine.played)
        for match in vacancies_for(mine.person, [one.asks for one in self.vacancies]):
            found = by_id[match.vacancy.id]
            cards.draw(match, found.id, found.title, r.t(found.line) if found.line else "", self.pick)
        matches.rule(s, r)

    def _people(self, s: Surface, r: Record) -> None:
        own, by_id = words(r.language), {one.id: one for one in self.people}
        opening = self._chosen(s, r)
        if opening is None:
            return
        cards = matches.Cards(s, r, "other", {one.id: one.text for one in self.skills})
        cards.asked(opening.title, opening.line, opening.asks)
        s.text(own["match_counts_other"], soft=True)
        with s.at(opening.id):
            for match in people_for(opening.asks, [one.person for one in self.people]):
                found = by_id[match.person.id]
                line = [own[f"match_{found.comes_from}"], *([r.t(found.line)] if found.line else [])]
                cards.draw(match, found.id, found.title, " · ".join(line), self.pick)
        matches.rule(s, r)

    def _chosen(self, s: Surface, r: Record) -> Opening | None:
        """The vacancy that people are looked for: the only one, or the one that the reader chose."""
        if len(self.vacancies) == 1:
            return self.vacancies[0]
        shown = [Option(one.id, r.t(one.title)) for one in self.vacancies]
        chosen = s.choice(VACANCY, words(r.language)["match_which"], shown) if shown else None
        return next((one for one in self.vacancies if one.id == chosen), None)

    # -- rehearses and answers ----------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        ids, keys = [one.id for one in self.skills], self._keys()
        if self.view == "skills" or (self.view == "vacancies" and not skills.mine(r, self.name, ids).elsewhere):
            yield skills.CAN, [one for one in ids if robot.random.random() < 0.4]
            yield skills.LEARN, [one for one in ids if robot.random.random() < 0.3]
        if self.view == "people" and len(self.vacancies) > 1:
            opening = robot.random.choice(self.vacancies).id
            yield VACANCY, opening
            keys = [one for one in keys if one.startswith(f"{opening}/")]
        picked = [one for one in keys if robot.random.random() < 0.4]
        for key in picked or keys[:1]:
            yield key, True

    def _keys(self) -> list[str]:
        """The key of each match that can be ticked."""
        if self.view == "vacancies":
            return [one.id for one in self.vacancies]
        return [f"{one.id}/{who.id}" for one in self.vacancies for who in self.people] if self.view == "people" else []

    def answers(self) -> Answers:
        if self.view == "skills":
            return Answers("many", *ids_and_texts((one.id, one.text) for one in self.skills))
        found = self.vacancies if self.view == "vacancies" else self.people
        return Answers("many", *ids_and_texts((one.id, one.title) for one in found)) if found else Answers()

    def answer(self, r: Record) -> Value:
        """The skills that the reader has, the vacancies of interest, or the people of interest for any vacancy."""
        if self.view == "skills":
            return list(skills.mine(r, self.name, [one.id for one in self.skills]).can)
        ticked = {key.rpartition("/")[2] for key in self._keys() if r.get(self.name, key)}
        found = self.vacancies if self.view == "vacancies" else self.people
        return [one.id for one in found if one.id in ticked]

    # -- what can be wrong --------------------------------------------------------------------------------------------

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("skills",), say("skill"), self.skills)
        yield from doubled(("vacancies",), say("vacancy"), [one.id for one in self.vacancies])
        yield from doubled(("people",), say("person"), [one.id for one in self.people])
        if self.view != "skills" and self.pick is None:
            yield Complaint((), say("nobody can tick a match here"), say("add `{key}: ...`", key="pick"))
        for key in {"skills": (), "vacancies": ("vacancies",), "people": ("vacancies", "people")}[self.view]:
            if not getattr(self, key):
                wrong = say("`view: {view}` has no `{key}` to show", view=self.view, key=key)
                yield Complaint(("view",), wrong, say("add `{key}: ...`", key=key))
        known = [one.id for one in self.skills]
        for index, opening in enumerate(self.vacancies):
            yield from (one.under("vacancies", index) for one in opening.wrong(known))
        for index, who in enumerate(self.people):
            yield from (one.under("people", index) for one in who.wrong(known))
