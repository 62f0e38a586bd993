"""What was asked, of whom, what was expected, and what came of that."""

from __future__ import annotations

from toolkit.evidence import output, sentences
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import RoundSummary, SprintEvidence
from toolkit.reports.document import Card, Paragraph, Section, Verdict
from toolkit.reports.words import WORDS


def question(evidence: SprintEvidence, language: str) -> Section:
    asked = Paragraph(evidence.sprint.question(language), "question", prose=True)
    return Section("question", WORDS[language]["question"], (asked,))


def people(evidence: SprintEvidence, language: str) -> Section:
    cards = tuple(_round(one, language) for one in evidence.rounds)
    return Section("people", WORDS[language]["took_part"], cards, layout="grid")


def _round(one: RoundSummary, language: str) -> Card:
    told = Paragraph(output.round_sentence(one, language))
    who = Paragraph(one.who(language), "soft", prose=True)
    asked = Paragraph(WORDS[language]["expected_people"].format(n=one.expected), "soft")
    return Card(f"{one.title(language)} · {one.revision}", (told, who, asked), one.source == "simulated")


def expected(evidence: SprintEvidence, language: str) -> Section:
    """What was expected and how it was sealed; there also where nothing can be judged by it."""
    own, rule = WORDS[language], evidence.sealed.expectation
    if rule is None:
        return Section("expected", own["expected"], (Paragraph(own["no_expectation"]),))
    told = (
        Paragraph(rule.hypothesis(language), prose=True),
        Paragraph(own["rule"].format(rule=seals.rule(evidence, language))),
        *(Paragraph(one, "seal") for one in seals.told(evidence, language)),
    )
    return Section("expected", own["expected"], told, layout="lead")


def verdict(evidence: SprintEvidence, language: str) -> Section | None:
    of = evidence.verdict
    if of is None:
        return None
    block = Verdict(
        label=sentences.outcome(of, language),
        sentence=sentences.verdict(of, language),
        plan=sentences.plan(of, language),
        tone=of.kind if of.kind != "verdict" else str(of.outcome),
        simulated=of.simulated,
        of=of,
    )
    return Section("verdict", WORDS[language]["verdict"], (block,))
