"""What was found: the sealed measure first, then the rest, then what must stay hidden."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.evidence.disclosure import Shown
from toolkit.evidence.structure import Line, SprintEvidence
from toolkit.reports.document import Entry, FigureBlock, Listing, Paragraph, Section
from toolkit.reports.sections.blocks import figure_block
from toolkit.reports.words import WORDS


def sealed(evidence: SprintEvidence, language: str) -> Section | None:
    found = _shown(evidence, language, lambda line: line.sealed)
    return Section("sealed", WORDS[language]["sealed_measure"], found) if found else None


def exploratory(evidence: SprintEvidence, language: str) -> Section:
    own = WORDS[language]
    found = _shown(evidence, language, lambda line: not line.sealed and line.subject.kind != "counts")
    if not found:
        return Section("exploratory", own["exploratory"], (Paragraph(own["nothing_yet"]),))
    intro = (Paragraph(own["exploratory_why"]),)
    return Section("exploratory", own["exploratory"], found, intro, layout="pairs", legend="intervals")


def answers(evidence: SprintEvidence, language: str) -> Section | None:
    own = WORDS[language]
    found = _shown(evidence, language, lambda line: not line.sealed and line.subject.kind == "counts")
    return Section("answers", own["answers"], found, layout="small", legend="answers") if found else None


def hidden(evidence: SprintEvidence, language: str) -> Section:
    """Each subject with a hidden figure: its name, and round by round the reason."""
    own = WORDS[language]
    lines = [figure_block(line, language) for line in evidence.lines if line.hidden]
    listed = Listing(tuple(_entry(one) for one in lines)) if lines else Paragraph(own["nothing_hidden"])
    return Section("hidden", own["hidden"], (listed,), (Paragraph(own["hidden_why"]),), aside=True)


def _entry(of: FigureBlock) -> Entry:
    why = tuple(f"{row.title} · {row.sentence}" for row in (*of.rows, *of.groups) if row.hidden)
    return Entry(f"{of.title} ({of.measure})", why)


def _shown(evidence: SprintEvidence, language: str, wanted: Callable[[Line], bool]) -> tuple[FigureBlock, ...]:
    """The wanted lines of which at least one figure is shown."""
    lines = (line for line in evidence.lines if any(isinstance(one, Shown) for one in line.figures) and wanted(line))
    return tuple(figure_block(line, language) for line in lines)
