"""What was found: the sealed measure first, then the rest, then what must stay hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.evidence.disclosure import Shown
from toolkit.evidence.structure import Line, SprintEvidence
from toolkit.reports.document import Card, Entry, FigureBlock, Listing, Paragraph, Section
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


def groups(evidence: SprintEvidence, language: str) -> Section | None:
    """By group of people, at a place of its own: beside every figure it would bury the rounds."""
    own = WORDS[language]
    lines = [line for line in evidence.lines if any(isinstance(one, Shown) for one in line.groups)]
    cards = tuple(_by_group(figure_block(line, language)) for line in lines)
    return Section("groups", own["groups"], cards, (Paragraph(own["groups_why"]),)) if cards else None


def _by_group(of: FigureBlock) -> Card:
    figures = tuple(Entry(f"{one.title} · {one.sentence}") for one in of.groups)
    beside = tuple(Paragraph(one.sentence, "soft") for one in of.group_comparisons)
    return Card(f"{of.title} ({of.measure})", (Listing(figures), *beside), of.simulated)


def hidden(evidence: SprintEvidence, language: str) -> Section:
    """Round by round the reasons, and under each what is hidden for it."""
    own = WORDS[language]
    lines = [figure_block(line, language) for line in evidence.lines if line.hidden]
    why: dict[str, list[str]] = {}
    for one in lines:
        for row in (each for each in (*one.rows, *one.groups) if each.hidden):
            why.setdefault(f"{row.title} · {row.sentence}", []).append(f"{one.title} ({one.measure})")
    entries = tuple(Entry(told, ("; ".join(names),)) for told, names in why.items())
    listed = Listing(entries) if entries else Paragraph(own["nothing_hidden"])
    return Section("hidden", own["hidden"], (listed,), (Paragraph(own["hidden_why"]),), aside=True)


def _shown(evidence: SprintEvidence, language: str, wanted: Callable[[Line], bool]) -> tuple[FigureBlock, ...]:
    """The wanted lines of which at least one figure is shown, round beside round."""
    lines = (line for line in evidence.lines if any(isinstance(one, Shown) for one in line.figures) and wanted(line))
    return tuple(replace(figure_block(line, language), groups=(), group_comparisons=()) for line in lines)
