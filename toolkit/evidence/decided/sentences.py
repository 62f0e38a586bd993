"""A decision in sentences: screen, report and export tell the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from toolkit.evidence.decided.frozen import thaw
from toolkit.evidence.decided.words import WORDS
from toolkit.records import Decision


def told(decision: Decision, language: str, about: str = "") -> list[str]:
    """What was decided, why, what the team does, who, what spoke against it, when it is looked at again, whether it
    goes otherwise than agreed, and what was known then. `about`: the title of its finding or element, where it has one.
    """
    return [*_decided(decision, language, about), *_otherwise(decision, language), *known(decision, language)]


def _decided(one: Decision, language: str, about: str) -> Iterator[str]:
    own = WORDS[language]
    given = {"verdict": own[one.verdict], "did": ended(one.did), "about": about.rstrip(".")}
    yield own["what_about" if about else "what"].format(**given)
    for name, text in (("said", one.said), ("who", one.who), ("dissent", one.dissent)):
        if text:
            yield own[name].format(**{name: ended(text)})
    when = day(one.review, language)
    if when:
        yield own["review"].format(date=when)


def _otherwise(one: Decision, language: str) -> Iterator[str]:
    """The agreement stands in the language in which the decision was taken."""
    frozen = thaw(one.evidence)
    if one.against:
        key = "against" if frozen and frozen.plan else "against_only"
        yield WORDS[language][key].format(plan=ended(frozen.plan if frozen else ""), why=ended(one.against))


def known(decision: Decision, language: str) -> list[str]:
    """What was known when it was decided, each with the day; in the language in which it was frozen."""
    frozen = thaw(decision.evidence)
    if frozen is None:
        return []
    date = day(dt.datetime.fromtimestamp(frozen.at).astimezone().date().isoformat(), language)
    return [WORDS[language]["known"].format(date=date, says=one.says) for one in frozen.known]


def ended(text: str) -> str:
    """A text on one line, with something at its end."""
    words = " ".join(text.split())
    return words if not words or words[-1] in ".!?…" else f"{words}."


def day(iso: str, language: str) -> str:
    """A day (ISO) as `language` writes it: 3 december 2026; empty for none, and for what is no day."""
    from babel.dates import format_date

    try:
        return format_date(dt.date.fromisoformat(iso), "d MMMM y", locale=language)
    except ValueError:
        return ""
