"""What people feel about a service, first; then the facts of an export beside it, and what the other side feels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.service.figures import LEAST, Fact, Facts, Figure, facts
from toolkit.prototypes.service.gap import AT_ONCE, ESTIMATES, SIDES, Side, far_apart, felt, gap
from toolkit.schema import Complaint, Model
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text, decimal

REVEAL, SEEN = "reveal", "seen"

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.csv\Z")


def is_file_name(file: str) -> bool:
    return _FILE.match(file) is not None


class Ask(Model):
    """One figure of the service, and how people are asked what they feel about it."""

    figure: Figure = Field(
        description="`planned` (percent within 72 hours), `days` to the interview, `requirements` (percent)."
    )
    question: Text = Field(
        description="The question that people answer before they see the fact, in percent or in days."
    )


class ServiceFacts(Block):
    shares: ClassVar = True  # what both sides felt is laid side by side
    says: ClassVar = "Gut feeling about a service first, then the facts of an export beside it, and the gap in words."
    example: ClassVar = """
kind: service-facts
id: my-facts
file: service.csv
side: manager
ask:
  - figure: planned
    question:
      nl: Hoeveel procent van de kandidaten heeft binnen 72 uur een afspraak?
      en: What percentage of the candidates has an appointment within 72 hours?
  - figure: days
    question: {nl: Na hoeveel dagen is het gesprek?, en: After how many days is the interview?}
"""
    records: ClassVar = (
        Recorded("set", "a feeling was filled in"),
        Recorded("press", "the facts were laid beside it; from then on the feelings stay as they are"),
        Recorded("estimate", "the feelings, without a name, for the two sides' picture"),
    )

    kind: Literal["service-facts"] = Field(description=KIND)
    file: str = Field(description="The export's name in the prototype's `data/` folder: a row for each candidate.")
    side: Side = Field(description="Who answers here: `recruiter` or `manager`; each side has a block of its own.")
    ask: tuple[Ask, ...] = Field(min_length=1, max_length=6, description="The figures, in order.")
    counts: tuple[float, ...] = Field((), max_length=6, description="Filled in from the file by the kit; leave it out.")

    # -- draws --------------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        if r.get(self.name, SEEN) is True:
            self._draw_facts(s, r)
        else:
            self._draw_questions(s, r)

    def _draw_questions(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        s.text(own["service_first"])
        given = {one.figure: s.number(one.figure, r.t(one.question), 0, 100) for one in self.ask}
        s.text(own["service_anonymous"].format(n=AT_ONCE), soft=True)
        if s.button(REVEAL, own["service_reveal"], primary=not r.quiet):
            r.put(self.name, SEEN, True)
            said = {figure: f"{value:g}" for figure, value in given.items() if value is not None}
            r.share("estimate", ESTIMATES, side=self.side, **said)

    def _draw_facts(self, s: Surface, r: Record) -> None:
        own, found = words(r.language), facts(self.counts)
        if found is None:
            s.text(own["service_no_file"])
            return
        for one in self.ask:
            with s.card():
                s.heading(own[f"service_{one.figure}"])
                self._draw_figure(s, r, one.figure, found)
        sides = {side for side, _ in r.folded(ESTIMATES, felt)}
        for side in SIDES:
            if side not in sides:
                s.text(own["service_side_later"].format(side=own[f"service_side_{side}"], n=AT_ONCE), soft=True)

    def _draw_figure(self, s: Surface, r: Record, figure: Figure, found: Facts) -> None:
        own, fact, feeling = words(r.language), found.of(figure), r.get(self.name, figure)
        sides = {side: one for (side, about), one in r.folded(ESTIMATES, felt).items() if about == figure}
        bars = [(own["service_yours"], feeling)] if isinstance(feeling, float) else []
        bars += [(own["service_fact"], _round(fact.value))] if fact.value is not None else []
        bars += [(self._side(side, one.n, r), one.value) for side, one in sides.items()]
        if bars and figure == "days":
            s.bars(own["service_days_unit"], bars)
        elif bars:
            s.bars(own["service_percent_unit"], bars, limits=(0, 100))
        s.text(self._told(figure, fact, feeling, r))
        if fact.value is not None:
            s.text(own[f"service_from_{figure}"].format(part=fact.part, n=fact.n), soft=True)
        if len(sides) == len(SIDES):
            apart = far_apart(figure, *(one.value for one in sides.values()))
            s.text(own["service_sides_apart" if apart else "service_sides_near"])

    def _side(self, side: str, n: int, r: Record) -> str:
        own = words(r.language)
        return own["service_feeling_of"].format(side=own[f"service_side_{side}"].capitalize(), n=n)

    def _told(self, figure: Figure, fact: Fact, feeling: Value, r: Record) -> str:
        """The gap between the feeling and the fact, in a sentence."""
        own = words(r.language)
        if fact.value is None:
            return own["service_few"].format(n=LEAST)
        if not isinstance(feeling, float):
            return own["service_no_feeling"]
        by = decimal(_round(abs(feeling - fact.value)), r.language)
        unit = own["service_by_days" if figure == "days" else "service_by_points"].format(by=by)
        return own[f"service_{gap(figure, feeling, fact.value)}"].format(by=unit)

    # -- the other faces ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if r.get(self.name, SEEN) is True:
            return
        for one in self.ask:
            if robot.random.random() < 0.9:  # people leave a question open now and then
                low, high, step = (1, 14, 1) if one.figure == "days" else (2, 19, 5)
                yield one.figure, float(step * robot.random.randint(low, high))
        yield REVEAL, True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((one.figure, one.question) for one in self.ask))

    def answer(self, r: Record) -> Value:
        """What was felt, once it stands beside the facts."""
        seen = r.get(self.name, SEEN) is True
        return [one.figure for one in self.ask if seen and r.get(self.name, one.figure) is not None]

    def complaints(self) -> Iterator[Complaint]:
        if not is_file_name(self.file):
            wrong = say("`{file}` is not a CSV file's name", file=self.file[:60])
            yield Complaint(("file",), wrong, say("name a csv file that lies in `data/`, without a path"))
        if self.counts:
            wrong = say("the kit counts this itself, from the file")
            yield Complaint(("counts",), wrong, say("leave `{key}` out", key="counts"), at_key=True)
        for index, one in enumerate(self.ask):
            if one.figure in [earlier.figure for earlier in self.ask[:index]]:
                wrong = say("`{figure}` is asked twice", figure=one.figure)
                yield Complaint(("ask", index, "figure"), wrong, say("take one of them out"))


def _round(value: float) -> float:
    """Whole percents, and days to a half: more would look more exact than it is."""
    return round(value * 2) / 2 if value < 20 else float(round(value))
