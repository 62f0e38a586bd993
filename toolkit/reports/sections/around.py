"""What one must know beside the figures: notes, what changed on the way, limits, the surveys."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.evidence import output
from toolkit.evidence.structure import Changes, Noticed, SprintEvidence
from toolkit.reports.document import Card, Entry, Listing, Paragraph, Section
from toolkit.reports.words import WORDS
from toolkit.surveys.survey import Survey


def notes(evidence: SprintEvidence, language: str) -> Section | None:
    told = tuple(Entry(note.sentence(language)) for note in evidence.notes)
    if not told:
        return None
    return Section("notes", WORDS[language]["notes"], (Listing(told, "notes"),), aside=True)


def changed(evidence: SprintEvidence, language: str) -> Section:
    own = WORDS[language]
    cards = tuple(_revision(one, language) for one in evidence.changes)
    return Section("changed", own["changed"], cards or (Paragraph(own["nothing_changed"]),), aside=True)


def _revision(of: Changes, language: str) -> Card:
    why = WORDS[language]["because"]
    entries = (Entry(one.what(language), (why.format(why=one.because(language)),)) for one in of.changes)
    return Card(of.revision, (Listing(tuple(entries)),))


def noticed(evidence: SprintEvidence, language: str) -> Section | None:
    """What people would notice between the revisions that stand beside one another."""
    cards = tuple(_noticed(one, language) for one in evidence.noticed)
    return Section("noticed", WORDS[language]["noticed"], cards, aside=True) if cards else None


def _noticed(of: Noticed, language: str) -> Card:
    entries = (Entry(one.heading(language), one.lines(language)) for one in of.groups)
    return Card(output.noticed_heading(of, language), (Listing(tuple(entries)),) if of.groups else ())


def limits(evidence: SprintEvidence, language: str) -> Section:
    told = Listing(tuple(Entry(one) for one in evidence.limit_sentences(language)))
    return Section("limits", WORDS[language]["limits"], (told,), layout="lead", aside=True)


def surveys(evidence: SprintEvidence, language: str) -> Section | None:
    cards = tuple(Card(one.title(language), tuple(_about(one, language))) for one in evidence.surveys.values())
    return Section("surveys", WORDS[language]["surveys"], cards, layout="lead", aside=True) if cards else None


def _about(of: Survey, language: str) -> Iterator[Paragraph]:
    yield Paragraph(WORDS[language][f"about_{of.about}"], "soft")
    if of.note:
        yield Paragraph(of.note(language), prose=True)
