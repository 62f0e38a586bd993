"""The seal in words: screen, report, command line and export tell the same. Nothing that was changed is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit import text
from toolkit.evidence.seals.rules import in_words
from toolkit.evidence.seals.sealed import Changed
from toolkit.evidence.structure import SprintEvidence
from toolkit.evidence.templates import TEMPLATES
from toolkit.experiments.sprint import Expectation

TEXTS = ("hypothesis", "if_met", "if_not_met", "if_too_early")
"""What is written down beside the rule, and changed in the open like it."""


def rule(of: SprintEvidence, language: str) -> str:
    """The rule that counts, in words; empty where nothing is expected."""
    return _worded(of, of.sealed.expectation, language)


def told(of: SprintEvidence, language: str) -> tuple[str, ...]:
    """Whether it was sealed, with the seal; then the rule as it was first, and each change since."""
    return tuple(_told(of, language))


def _told(of: SprintEvidence, language: str) -> Iterator[str]:
    own, sealed = TEMPLATES[language], of.sealed
    opened = any(one.state != "planned" for one in of.rounds)
    if sealed.fingerprint:
        yield own["s_sealed"].format(seal=sealed.fingerprint)
    else:
        yield own["s_not_sealed" if opened else "s_later"]
    if sealed.original:
        yield own["s_original"].format(rule=_worded(of, sealed.original, language))
        for part in TEXTS:
            was = getattr(sealed.original, part)
            if sealed.expectation and was != getattr(sealed.expectation, part):
                yield own[f"s_first_{part}"].format(text=was(language))
    for one in sealed.changes:
        yield _change(of, one, language)
    if sealed.expectation and of.verdict is None:
        yield own["s_gone"]


def _change(of: SprintEvidence, one: Changed, language: str) -> str:
    record, became = one.record, _worded(of, one.rule, language)
    said = TEMPLATES[language]["s_change"].format(
        when=text.moment(record.at, language),
        who=record.who,
        second=record.second,
        reason=record.reason.rstrip("."),
        seal=record.seal,
    )
    return f"{said}. {TEMPLATES[language]['s_became'].format(rule=became)}" if became else f"{said}."


def _worded(of: SprintEvidence, rule: Expectation | None, language: str) -> str:
    return in_words(rule, of.sprint, of.surveys, language) if rule else ""


def as_data(of: SprintEvidence, language: str) -> dict[str, Any]:
    """The seal, the minimum group that is fixed with it, the rule as it was first, and every change."""
    sealed = of.sealed
    return {
        "seal": sealed.fingerprint,
        "minimum_group": sealed.minimum_group,
        "told": list(told(of, language)),
        "original": sealed.original.plain() if sealed.original else None,
        "changes": [
            {
                "seal": one.record.seal,
                "at": one.record.at,
                "reason": one.record.reason,
                "who": one.record.who,
                "second": one.record.second,
                "rule": _worded(of, one.rule, language),
            }
            for one in sealed.changes
        ],
    }
