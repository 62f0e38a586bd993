"""How a match is drawn: how much of what is asked is there, and each reason, in the same words for both sides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.languages import words
from toolkit.matching.explain import FITS, Reason, points, reasons
from toolkit.matching.score import Match, Vacancy
from toolkit.surface import Record, Surface
from toolkit.text import Text


@dataclass
class Cards:
    """Draws the matches of one list, from the best on. `side`: whether the reader is the one who is matched."""

    s: Surface
    r: Record
    side: Literal["own", "other"]
    skills: Mapping[str, Text]
    played: Collection[str] = ()
    _last: object = None

    def draw(self, match: Match, key: str, title: Text, line: str, pick: Text | None) -> None:
        """One match as a card, with a box to tick at `key`."""
        own = words(self.r.language)
        with self.s.card():
            self.s.heading(self.r.t(title))
            if line:
                self.s.text(line, soft=True)
            self._how_much(match)
            told = reasons(match.person, match.vacancy)
            self.s.prose("\n".join(self._line(told, fit) for fit in FITS if any(one.fit == fit for one in told)))
            if match.tied and match.score == self._last:
                self.s.text(own["match_tied"], soft=True)
            if pick:
                self.s.checkbox(key, self.r.t(pick))
        self._last = match.score

    def _how_much(self, match: Match) -> None:
        have, most = points(match.person, match.vacancy)
        told = reasons(match.person, match.vacancy)
        counts = {fit: sum(one.fit == fit for one in told) for fit in FITS}
        key = f"match_{self.side}_{'learning' if counts['want'] else 'count'}"
        label = words(self.r.language)[key].format(have=counts["have"], want=counts["want"], total=len(told))
        # Twice, as what somebody wants to learn counts half.
        self.s.progress(round(2 * have), round(2 * most), label)

    def _line(self, told: Collection[Reason], fit: str) -> str:
        label = words(self.r.language)[f"fit_{self.side}_{fit}"]
        return f"- **{label}** {', '.join(self._skill(one) for one in told if one.fit == fit)}"

    def _skill(self, reason: Reason) -> str:
        own = words(self.r.language)
        marks = [own["match_nice"]] if reason.weight == "nice" else []
        marks += [own["match_played"]] if reason.skill in self.played else []
        text = self.r.t(self.skills[reason.skill])
        return f"{text} *({', '.join(marks)})*" if marks else text

    def asked(self, title: Text, line: Text | None, vacancy: Vacancy) -> None:
        """What a vacancy asks, before the people for it."""
        own = words(self.r.language)
        with self.s.card():
            self.s.heading(self.r.t(title))
            if line:
                self.s.text(self.r.t(line), soft=True)
            asks = vacancy.asks()
            lists = {weight: [one for one, found in asks.items() if found == weight] for weight in ("must", "nice")}
            said = [
                f"- **{own[f'match_asks_{weight}']}** {', '.join(self.r.t(self.skills[one]) for one in named)}"
                for weight, named in lists.items()
                if named
            ]
            self.s.prose("\n".join(said))


def rule(s: Surface, r: Record) -> None:
    """How the order comes about, for whoever wants to know: the whole rule, in words."""
    own = words(r.language)
    with s.expander(own["match_how"]):
        s.prose(own["match_rule"])
