"""The sections of a report, in order: a new one is its function and its line here.

Each takes the evidence (or what is told beside it) and the language; it gives None where there is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.beside import Beside
from toolkit.reports.document import Section
from toolkit.reports.sections import around, asked, found, heard


def sections(evidence: SprintEvidence, beside: Beside, language: str) -> Iterator[Section]:
    """Those that have something to tell."""
    made = (
        asked.question(evidence, language),
        asked.people(evidence, language),
        around.notes(evidence, language),
        asked.expected(evidence, language),
        asked.verdict(evidence, language),
        heard.decided(beside, language),
        found.sealed(evidence, language),
        heard.discovered(evidence, language),
        *heard.heard(beside, language),
        found.exploratory(evidence, language),
        found.answers(evidence, language),
        found.groups(evidence, language),
        around.changed(evidence, language),
        around.noticed(evidence, language),
        found.hidden(evidence, language),
        around.limits(evidence, language),
        around.surveys(evidence, language),
    )
    yield from (one for one in made if one is not None)
