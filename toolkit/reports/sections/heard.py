"""What people said and what the team made of it: problems met, words of their own, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.evidence.decided import sentences as decisions
from toolkit.evidence.discovery.seen import Discovered
from toolkit.evidence.hearing.sections import Part, as_sections
from toolkit.evidence.hearing.sections import Section as Heard
from toolkit.evidence.structure import SprintEvidence
from toolkit.evidence.templates import TEMPLATES
from toolkit.reports.beside import Beside, Decided
from toolkit.reports.document import Card, Entry, Listing, Paragraph, Section
from toolkit.reports.words import WORDS


def discovered(evidence: SprintEvidence, language: str) -> Section | None:
    """Which problems how many people met, and whether the last ones still told something new."""
    cards = tuple(_met(one, language) for one in evidence.discovered)
    return Section("discovered", WORDS[language]["discovered"], cards) if cards else None


def _met(of: Discovered, language: str) -> Card:
    """Robots meet what they were told to meet, which the title says first."""
    robots, title = of.source == "simulated", of.title(language)
    told = (Paragraph(one) for one in of.told(language))
    listed = Listing(tuple(Entry(one) for one in of.lines(language)))
    heading = TEMPLATES[language]["simulated"].format(text=title) if robots else title
    return Card(heading, (*told, listed) if listed.entries else tuple(told), robots)


def heard(beside: Beside, language: str) -> Iterator[Section]:
    """What people wrote, as far as it may be read, and the findings from that."""
    for number, part in enumerate(as_sections(beside.hearing, language) if beside.hearing else ()):
        yield _part(part, number, language)


def _part(of: Part, number: int, language: str) -> Section:
    return Section(f"heard-{number}", of.title, tuple(_told(one, language) for one in of.sections))


def _told(of: Heard, language: str) -> Card:
    title = TEMPLATES[language]["simulated"].format(text=of.title) if of.simulated else of.title
    quotes = tuple(Entry(f"“{one}”") for one in of.quotes)
    told = tuple(Paragraph(one) for one in of.sentences)
    return Card(title, (*told, Listing(quotes)) if quotes else told, of.simulated)


def decided(beside: Beside, language: str) -> Section | None:
    cards = tuple(_decision(one, language) for one in beside.decided)
    return Section("decided", WORDS[language]["decided"], cards) if cards else None


def _decision(of: Decided, language: str) -> Card:
    first, *others = decisions.told(of.decision, language, of.about(language))
    return Card(of.round(language), (Paragraph(first), Listing(tuple(Entry(one) for one in others))))
