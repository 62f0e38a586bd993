"""A sprint's evidence as a document, section by section."""

from __future__ import annotations

from toolkit import text
from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.beside import Beside
from toolkit.reports.document import Document
from toolkit.reports.sections import sections
from toolkit.reports.sections.blocks import figure_block
from toolkit.reports.words import WORDS


def build(evidence: SprintEvidence, language: str, now: float, told: Beside | None = None) -> Document:
    """The whole report in `language`; `now`: its date (seconds since 1970); `told`: what stands beside the figures."""
    return Document(
        language=language,
        sprint=evidence.sprint_id,
        title=evidence.sprint.title(language),
        made=WORDS[language]["made"].format(when=text.moment(now, language)),
        now=now,
        simulated=_simulated(evidence, language),
        sections=tuple(sections(evidence, told or Beside(), language)),
        figures=tuple(figure_block(line, language) for line in evidence.lines if line.figures),
    )


def _simulated(evidence: SprintEvidence, language: str) -> str:
    names = [one.title(language) for one in evidence.rounds if one.begun and one.source == "simulated"]
    return WORDS[language]["loud_why"].format(rounds=", ".join(names)) if names else ""
