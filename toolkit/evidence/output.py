"""The evidence as text for a terminal and as plain data for other programs: the same sentences as on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.evidence import sentences
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Hidden
from toolkit.evidence.discovery import seen
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.funnels.steps import steps
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.measure import Kind
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.shares import shares
from toolkit.evidence.structure import Line, Noticed, RoundSummary, SprintEvidence
from toolkit.evidence.templates import TEMPLATES
from toolkit.experiments.sprint import Expectation


def as_text(evidence: SprintEvidence, language: str | None = None) -> str:
    """The evidence for a terminal; in the language that it was asked in, or another one."""
    return "\n".join(_text(evidence, language or evidence.language)) + "\n"


def _text(evidence: SprintEvidence, language: str) -> Iterator[str]:
    own = TEMPLATES[language]
    yield evidence.sprint.title(language)
    yield evidence.sprint.question(language)
    yield ""
    for one in evidence.rounds:
        yield f"  {one.title(language)} ({one.revision}): {round_sentence(one, language)}"
    yield from (f"  ! {note.sentence(language)}" for note in evidence.notes)
    if evidence.sealed.expectation:
        yield from _expected_text(evidence, evidence.sealed.expectation, language)
    exploring = False
    for line in evidence.lines:
        if not line.sealed and not exploring:
            exploring = True
            yield from ("", f"== {own['exploratory']}")
        yield from ("", f"{line.subject.title(language)} · {measure_name(line, language)}")
        for figure in line.figures:
            yield f"  {figure.title(language)}: {sentences.figure(figure, language)}"
        yield from (f"  {sentences.comparison(one, language)}" for one in line.comparisons)
        if line.groups:
            yield f"  {own['by_group']}"
            yield from (f"    {one.title(language)}: {sentences.figure(one, language)}" for one in line.groups)
            yield from (f"    {sentences.comparison(one, language)}" for one in line.group_comparisons)
    for found in evidence.discovered:
        yield from ("", f"== {own['discovery'].format(round=found.title(language))}")
        yield from (f"  - {one}" for one in found.lines(language))
        yield from (f"  {one}" for one in found.told(language))
    for pair in evidence.noticed:
        yield from ("", f"== {noticed_heading(pair, language)}")
        for group in pair.groups:
            yield f"  {group.heading(language)}"
            yield from (f"    - {one}" for one in group.lines(language))
    yield from ("", f"== {own['limits']}")
    yield from (f"  - {one}" for one in evidence.limit_sentences(language))


def _expected_text(evidence: SprintEvidence, expectation: Expectation, language: str) -> Iterator[str]:
    verdict = evidence.verdict
    yield from ("", f"== {TEMPLATES[language]['expected']}")
    yield expectation.hypothesis(language)
    yield f"  {seals.rule(evidence, language)}"
    yield from (f"  {one}" for one in seals.told(evidence, language))
    if verdict:
        told = (sentences.verdict(verdict, language), sentences.plan(verdict, language))
        yield from (f"  {one}" for one in told if one)


def round_sentence(one: RoundSummary, language: str) -> str:
    """Who took part: "5 people, 4 finished; 1 declined. Closed."."""
    own = TEMPLATES[language]
    if not one.begun:
        return f"{own['state_planned']}."
    n = one.people if one.source == "people" else one.robots
    told = own["took_part"].format(who=sentences.people(n, one.source, language), finished=one.finished)
    if one.declined and one.source == "people":  # a robot that says no leaves no count, so these are people
        told += own["declined_one" if one.declined == 1 else "declined"].format(n=one.declined)
    told = f"{told}. {own['state_' + one.state]}."
    return own["simulated"].format(text=told) if one.source == "simulated" else told


def noticed_heading(of: Noticed, language: str) -> str:
    """What people would notice, from which revision to which; or that there is nothing to notice."""
    own = TEMPLATES[language]["noticed" if of.groups else "noticed_none"]
    return own.format(earlier=of.revisions[0], later=of.revisions[1])


def measure_name(line: Line, language: str) -> str:
    """The measure in words, with the moment of its survey."""
    own = TEMPLATES[language]
    name = own[f"m_{line.subject.measure}"]
    return f"{name}, {own['moment_' + line.subject.moment]}" if line.subject.moment else name


def as_json(evidence: SprintEvidence) -> dict[str, Any]:
    """The evidence as plain data. Hidden figures have a reason and a sentence, and no number that people gave."""
    language = evidence.language
    return {
        "sprint": evidence.sprint_id,
        "language": language,
        "title": evidence.sprint.title(language),
        "question": evidence.sprint.question(language),
        "simulated": evidence.simulated,
        "rounds": [_round(one, language) for one in evidence.rounds],
        "expectation": _expected(evidence, evidence.sealed.expectation, language),
        "measures": [_line(line, language) for line in evidence.lines],
        "noticed": [_noticed(one, language) for one in evidence.noticed],
        "discovered": [seen.as_data(one, language) for one in evidence.discovered],
        "notes": [{"code": note.code, "sentence": note.sentence(language)} for note in evidence.notes],
        "limits": list(evidence.limit_sentences(language)),
    }


def _round(one: RoundSummary, language: str) -> dict[str, Any]:
    names = ("id", "revision", "state", "people", "robots", "finished", "declined", "seal")
    told = {"title": one.title(language), "sentence": round_sentence(one, language)}
    return {name: getattr(one, name) for name in names} | told | {"simulated": one.source == "simulated"}


def _expected(evidence: SprintEvidence, rule: Expectation | None, language: str) -> dict[str, Any] | None:
    """The rule with its seal; beside it the verdict, where there is something to judge."""
    if rule is None:
        return None
    return {
        "hypothesis": rule.hypothesis(language),
        "rule": seals.rule(evidence, language),
        "compare": list(rule.compare),
        "better_by": rule.better_by,
        "at_least": rule.at_least,
        **seals.as_data(evidence, language),
        **(_verdict(evidence.verdict, language) if evidence.verdict else {"kind": "gone"}),
    }


def _verdict(of: Verdict, language: str) -> dict[str, Any]:
    return {
        "measure": of.subject.id,
        "kind": of.kind,
        "outcome": of.outcome,
        "simulated": of.simulated,
        "interim": of.interim,
        **_estimate(of.improvement),
        "sentence": sentences.verdict(of, language),
        "plan": of.plan(language) if of.plan else None,
    }


UNITS: Mapping[Kind, str] = {
    "rate": "share", "time": "seconds", "mean": "points", "change": "points", "alpha": "alpha", "split": "consensus",
    "counts": "answers", "chain": "people",
}  # fmt: skip
"""What the values of a figure are, by its kind, for other programs."""


def _line(line: Line, language: str) -> dict[str, Any]:
    of = line.subject
    unit = UNITS[of.kind]
    return {
        "id": of.id,
        "measure": of.measure,
        "title": of.title(language),
        "about": of.about,
        "moment": of.moment or None,
        "unit": unit,
        "range": list(of.limits) if of.limits else None,
        "sealed": line.sealed,
        "figures": [_figure(one, language) for one in line.figures],
        "comparisons": [_comparison(one, language) for one in line.comparisons],
        "groups": [_figure(one, language) for one in line.groups],
        "group_comparisons": [_comparison(one, language) for one in line.group_comparisons],
    }


def _figure(of: Figure, language: str) -> dict[str, Any]:
    told = {
        "round": of.round,
        "shown": not isinstance(of, Hidden),
        "simulated": of.source == "simulated",
        "interim": of.interim,
        "sentence": sentences.figure(of, language),
    }
    if isinstance(of, Hidden):
        return told | {"reason": of.reason}
    told |= {"n": of.n, **_estimate(of.estimate), "counts": dict(of.counts), "values": list(of.dots)}
    if of.subject.kind == "counts":
        told["shares"] = {name: _estimate(one) for name, one in shares(of).items()}
    if of.subject.kind == "chain":
        told["steps"] = [{"stage": one.stage, "x": one.x, "n": one.of, **_estimate(one.estimate)} for one in steps(of)]
    return told


def _noticed(of: Noticed, language: str) -> dict[str, Any]:
    return {
        "between": list(of.columns),
        "revisions": list(of.revisions),
        "title": noticed_heading(of, language),
        "screens": [{"title": one.heading(language), "changes": list(one.lines(language))} for one in of.groups],
    }


def _comparison(of: Comparison, language: str) -> dict[str, Any]:
    return {
        "earlier": of.earlier.round,
        "later": of.later.round,
        **({"step": of.step} if of.step else {}),
        "change": "ratio" if of.earlier.subject.kind == "time" else "difference",
        "n": list(of.estimate.n),
        **_estimate(of.estimate),
        "people": of.sides,
        "p": of.p,
        "p_adjusted": of.adjusted,
        "compared_together": of.family,
        "chance_better": of.chance,
        "superiority": _estimate(of.superiority) if of.superiority else None,
        "simulated": of.simulated,
        "interim": of.interim,
        "sentence": sentences.comparison(of, language),
    }


def _estimate(of: Estimate | None) -> dict[str, float | None]:
    return {"value": of.value if of else None, "low": of.low if of else None, "high": of.high if of else None}
