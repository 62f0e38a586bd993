"""What a sample size can show, in full sentences with their figures, and the same as a table."""

from __future__ import annotations

import math
from dataclasses import dataclass

from toolkit import text
from toolkit.evidence.planning.chances import chance_of_better, false_alarm
from toolkit.evidence.planning.size import COMMENTS, OFTEN, SELDOM, TRUTH, Outcome, Size, Step, noticed
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import plain, points, share


@dataclass(frozen=True)
class Told:
    """One sentence a question: how exact a share is, which difference counts and how likely it is noticed, which
    problems are met, what may be shown, and how often chance alone looks like an improvement.
    """

    interval: str
    difference: str
    noticed: str
    meeting: str
    group: str
    alarm: str


def told(of: Size, minimum_group: int, language: str, threshold: float = 0.0) -> Told:
    """Everything about one size. `threshold`: the rule's own, in percentage points of completion; 0: none."""
    return Told(
        _interval(of, language),
        _difference(of, language),
        _noticed(of, threshold, language),
        _meeting(of, language),
        _group(of.n, minimum_group, language),
        _alarm(of, language),
    )


def own_rounds(earlier: int, later: int, language: str, threshold: float = 0.0) -> str:
    """Two rounds as somebody planned them, which need not be of one size, and the rule that judges them."""
    before, after = (text.percent(one, language) for one in TRUTH)
    return TEMPLATES[language]["p_own"].format(
        earlier=earlier,
        later=later,
        before=before,
        after=after,
        chance=chance(chance_of_better(earlier, later, TRUTH, threshold), language),
        alarm=exact(false_alarm(earlier, later, threshold), language),
    )


def only_shares(language: str) -> str:
    """That all of this is about how many people finish, and not about times and scores."""
    return TEMPLATES[language]["p_only_shares"]


def _interval(of: Size, language: str) -> str:
    return TEMPLATES[language]["p_interval"].format(
        many=share(of.many.x, of.n, language),
        many_range=_range(of.many, language),
        half=share(of.half.x, of.n, language),
        half_range=_range(of.half, language),
    )


def _difference(of: Size, language: str) -> str:
    own = TEMPLATES[language]
    at_best = own["p_difference"].format(
        n=of.n,
        best1=share(of.best.x1, of.n, language),
        best2=share(of.best.x2, of.n, language),
        points=points(_rise(of.best, of.n), language),
    )
    half, everybody = share(of.half.x, of.n, language), share(of.n, of.n, language)
    if of.typical is None:
        return f"{at_best} {own['p_typical_none'].format(x1=half, all=everybody)}"
    key = "p_typical_all" if of.typical.x2 == of.n else "p_typical"
    return f"{at_best} {own[key].format(x1=half, x2=share(of.typical.x2, of.n, language))}"


def _noticed(of: Size, threshold: float, language: str) -> str:
    own = TEMPLATES[language]
    before, after = (text.percent(one, language) for one in TRUTH)
    usual = own["p_noticed"].format(before=before, after=after, chance=chance(of.noticed, language))
    if not threshold:
        return usual
    more = own["point" if threshold == 1 else "points"].format(n=plain(threshold, language))
    return f"{usual} {own['p_threshold'].format(points=more, chance=chance(noticed(of.n, threshold), language))}"


def _meeting(of: Size, language: str) -> str:
    often, seldom = (chance(one, language) for one in of.met)
    return TEMPLATES[language]["p_meeting"].format(
        n=of.n,
        often=text.percent(OFTEN, language),
        seldom=text.percent(SELDOM, language),
        chance_often=often,
        chance_seldom=seldom,
    )


def _group(n: int, minimum_group: int, language: str) -> str:
    comments = max(COMMENTS, minimum_group)
    return TEMPLATES[language]["p_group"].format(
        minimum=minimum_group,
        people=_reached(n, minimum_group, language),
        comments=comments,
        own_words=_reached(n, comments, language),
    )


def _reached(n: int, least: int, language: str) -> str:
    key = "never" if n < least else "all" if n == least else "some"
    return TEMPLATES[language][f"p_group_{key}"].format(n=n, left=n - least)


def _alarm(of: Size, language: str) -> str:
    aim = exact(0.025, language)
    return TEMPLATES[language]["p_alarm"].format(alarm=exact(of.alarm, language), aim=aim)


def chance(one: float, language: str) -> str:
    """A chance in whole percents. What is not certain is never told as 100%, and what can happen never as 0%."""
    own = TEMPLATES[language]
    if 0.995 <= one < 1:
        return own["p_nearly"]
    return own["p_hardly"] if 0 < one < 0.005 else text.percent(one, language)


def exact(one: float, language: str) -> str:
    """A small share with one decimal, upwards, because it is said to be the most: 3.84% is told as 3.9%."""
    return f"{text.figure(math.ceil(round(1000 * one, 6)) / 10, language, 1)}%"


def _range(of: Outcome, language: str) -> str:
    low, high = (text.percent(end, language) for end in of.estimate.ends or (0.0, 1.0))
    return TEMPLATES[language]["to"].format(low=low, high=high)


def _rise(of: Step, n: int) -> float:
    return 100.0 * (of.x2 - of.x1) / n
