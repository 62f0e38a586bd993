"""Numbers in words: the small pieces that every sentence about a figure is put together from."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit import text
from toolkit.evidence.expectation import faster
from toolkit.evidence.gather import Source
from toolkit.evidence.measure import Subject
from toolkit.evidence.templates import TEMPLATES


def value(one: float, subject: Subject, language: str) -> str:
    """A number in the unit of its subject."""
    if subject.kind == "rate":
        return text.percent(one, language)
    if subject.kind == "change":
        return signed(one, language, 1)
    if subject.kind == "alpha":
        return text.figure(one, language, 2)
    if subject.kind != "time":
        return text.figure(one, language, 1)
    # With two people an interval can run to hours; its minutes would only look exact.
    hours = TEMPLATES[language]["hours"]
    return text.seconds(one, language) if one < 7200 else hours.format(n=text.figure(one / 3600, language))


def change(one: float, subject: Subject, language: str) -> str:
    """A difference (of shares, of scores) or a ratio of times, as a change in words."""
    if subject.kind == "time":
        return speed(faster(one), language)
    return points(100 * one, language) if subject.kind == "rate" else signed(one, language, 1)


MOST_TIMES = 100
"""Larger ratios are told as being over this: their digits would only look exact."""


def speed(percent: float, language: str) -> str:
    """38 is "38% faster", -12 "12% slower", -150 "2.5 times as long"."""
    own, whole = TEMPLATES[language], rounded(percent)
    if not whole:
        return own["same_speed"]
    if whole <= -100 * MOST_TIMES:
        return own["much_longer"].format(n=text.figure(MOST_TIMES, language))
    if whole <= -100:
        return own["longer"].format(n=text.figure(1 - percent / 100, language, 1))
    if whole >= 100:
        return own["much_faster"].format(n=text.percent(0.99, language))
    return own["faster" if whole > 0 else "slower"].format(n=text.percent(abs(whole) / 100, language))


def points(one: float, language: str) -> str:
    """Percentage points with their sign: +60 points."""
    whole = rounded(one)
    return TEMPLATES[language]["point" if abs(whole) == 1 else "points"].format(n=signed(whole, language))


def people(n: int, source: Source, language: str) -> str:
    """5 people, 1 person, 3 robots."""
    word = "people" if source == "people" else "robots"
    return TEMPLATES[language][f"{word}_one" if n == 1 else word].format(n=text.figure(n, language))


def plain(one: float, language: str) -> str:
    """A number as an author wrote it: 20, 0.5."""
    return text.figure(one, language, 0 if one == int(one) else 1)


def share(x: int, n: int, language: str) -> str:
    """4 of 5; one of one."""
    told = TEMPLATES[language]["of_one" if n == 1 else "of"]
    return told.format(x=text.figure(x, language), n=text.figure(n, language))


def speeds(low: float, high: float, joined: str, language: str) -> str:
    """12% slower to 60% faster; 48% to 81% faster. `low` and `high` are percents faster."""
    own, ends = TEMPLATES[language], [rounded(low), rounded(high)]
    if ends[0] * ends[1] > 0 and min(ends) > -100:
        near, far = sorted(map(abs, ends))
        words = own["faster" if ends[0] > 0 else "slower"].format(n=text.percent(far / 100, language))
        names = (text.percent(near / 100, language), words)
    else:
        names = (speed(low, language), speed(high, language))
    keys = ("low", "high") if joined == "to" else ("a", "b")
    return own[joined].format(**dict(zip(keys, names, strict=True)))


def signed(one: float, language: str, digits: int = 0) -> str:
    """+0.4, -0.4, 0.0."""
    near = rounded(one, digits)
    return ("+" if near > 0 else "") + text.figure(near, language, digits)


def rounded(one: float, digits: int = 0) -> float:
    return round(one, digits) + 0.0  # -0.0 + 0.0 is 0.0, so no "-0" is ever printed


def marked(told: str, simulated: bool, interim: bool, language: str, *, lower: bool = True) -> str:
    """With what must stand at every sentence: that robots gave it, that its round is still open."""
    own = TEMPLATES[language]
    if interim:
        told = f"{told.rstrip('.')}. {own['interim']}"
    return own["simulated"].format(text=told[:1].lower() + told[1:] if lower else told) if simulated else told


def listed(names: Sequence[str], language: str) -> str:
    """a, b and c."""
    if len(names) < 2:
        return names[0] if names else ""
    return TEMPLATES[language]["and"].format(a=", ".join(names[:-1]), b=names[-1])
