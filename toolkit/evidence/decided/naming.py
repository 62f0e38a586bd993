"""What a decision is about, by a name that stands by itself: a finding, a piece of the prototype, or the whole."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.evidence.decided.words import WORDS
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Decision
from toolkit.text import LANGUAGES, Text


def about(decision: Decision, findings: Mapping[str, str], revisions: Mapping[str, Prototype]) -> Text:
    """`findings`: titles by id; `revisions`: of the prototype, of which the newest that has the piece names it."""
    if decision.finding:
        return Text(findings.get(decision.finding, "…"))
    screen, _, block = decision.element.partition("/")
    for one in reversed(list(revisions.values())):
        if screen in one.by_id:
            name = one.blocks[block].words if block in one.blocks else None
            title = one.by_id[screen].title
            return Text({code: f"{title(code)}: {name(code)}" for code in LANGUAGES}) if name else title
    return Text(decision.element) if screen else Text({code: WORDS[code]["whole"] for code in LANGUAGES})
