"""One's own picture after a survey: the score on each scale, for the participant alone.

It is no grade: there is no norm in it and nobody else. Where too few questions were answered it says so, and gives no
score. What was answered before the tasks stands beside what was answered after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.languages import words
from toolkit.surface import Record, Surface, Value
from toolkit.surveys.item import KEY
from toolkit.surveys.scale import Scale
from toolkit.surveys.survey import Survey
from toolkit.text import decimal


@dataclass(frozen=True)
class Score:
    """One's own score on a scale, or None; `given`: how many of its questions were answered."""

    scale: Scale
    value: float | None
    given: int

    @property
    def total(self) -> int:
        return len(self.scale.items)

    @property
    def rounded(self) -> float:
        """As it is shown."""
        return round(self.value or 0.0, 1)


def scores(survey: Survey, values: Mapping[str, Value], scope: str) -> tuple[Score, ...]:
    """A score for each scale; `scope` begins the keys of the answers in `values`."""
    answers = {name: values.get(f"{scope}/{name}/{KEY}") for name in survey.by_id}
    return tuple(
        Score(one, one.value(survey.by_id, answers), len(one.given(survey.by_id, answers))) for one in survey.scales
    )


def draw_profile(survey: Survey, s: Surface, r: Record, scope: str, earlier: str = "") -> None:
    """Draw the picture of the answers at `scope`, beside those at `earlier` where the survey was asked before."""
    own = words(r.language)
    s.text(own["profile_alone"])
    s.text(own["profile_no_grade"], soft=True)
    moments = [scores(survey, r.values, one) for one in (earlier, scope) if one]
    for of_scale in zip(*moments, strict=True):
        with s.card():
            _draw_scale(survey, s, r, of_scale)
    if earlier:
        s.text(own["profile_small"], soft=True)


def _draw_scale(survey: Survey, s: Surface, r: Record, found: Sequence[Score]) -> None:
    """One scale: what it means, a bar for each moment, and the same in words."""
    own, scale = words(r.language), found[0].scale
    names = [own["profile_first"], own["profile_now"]] if len(found) > 1 else [own["profile_you"]]
    named = list(zip(names, found, strict=True))
    s.heading(r.t(scale.title))
    if scale.means:
        s.prose(r.t(scale.means))
    bars = [(name, one.rounded) for name, one in named if one.value is not None]
    limits = scale.range(survey.by_id)
    if bars and limits:
        low, high = (decimal(one, r.language) for one in limits)
        s.bars(own["profile_range"].format(low=low, high=high), bars, limits=limits)
    if bars:
        s.text(_in_words(bars, r.language))
    for name, one in named:
        if one.given < one.total:
            told = _rests_on(one, r.language)
            s.text(told if len(found) == 1 else f"{name}: {told[:1].lower()}{told[1:]}", soft=True)


def _in_words(bars: Sequence[tuple[str, float]], language: str) -> str:
    """The scores as a sentence. The difference is that of the numbers that can be read, so that it adds up."""
    own, values = words(language), [decimal(value, language) for _, value in bars]
    if len(bars) == 1:
        return own["profile_score"].format(value=values[0])
    change = round(bars[1][1] - bars[0][1], 1)
    key = "profile_same" if not change else "profile_higher" if change > 0 else "profile_lower"
    return own[key].format(first=values[0], now=values[1], change=decimal(abs(change), language))


def _rests_on(of: Score, language: str) -> str:
    """Questions were skipped: from how many the score comes, or why there is none."""
    key = "profile_missing" if of.value is None else "profile_partly"
    return words(language)[key].format(given=of.given, total=of.total, enough=of.scale.enough)
