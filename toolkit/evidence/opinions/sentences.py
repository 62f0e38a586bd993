"""Figures of statements in words. Each is a function of the figure alone, as all sentences about figures are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit import text
from toolkit.evidence.disclosure import Shown
from toolkit.evidence.opinions.figures import mid_p
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import people, share, value
from toolkit.text import Text

CHANCE = 0.05


def agreement(of: Shown, language: str) -> str:
    own, agree = TEMPLATES[language], of.count("done")
    if not of.n:
        return _nothing("no_votes", of, language)
    told = own["agreed_one" if 1 in (of.n, agree) else "agreed"].format(of=share(agree, of.n, language))
    return f"{told} {_wider(of, language)}"


def split(of: Shown, language: str) -> str:
    if of.estimate is None:
        return _nothing("no_votes", of, language)
    told = TEMPLATES[language]["minded"].format(
        value=value(of.estimate.value, of.subject, language), who=people(of.n, of.source, language)
    )
    return f"{told} {_wider(of, language)}"


def shift(of: Shown, language: str) -> str:
    """How many moved which way, and whether those who changed sides can be chance."""
    own, counts = TEMPLATES[language], dict(of.counts)
    if not of.n:
        return _nothing("no_pairs", of, language)
    who = people(of.n, of.source, language)
    ways = {name: text.figure(counts.get(name, 0), language) for name in ("towards", "away", "stayed", "moved")}
    told = own["moves_pooled" if "moved" in counts else "moves"].format(who=who, **ways)
    return told if "joined" not in counts else f"{told} {_chance(of, language)}"


def _chance(of: Shown, language: str) -> str:
    """For all statements of the block at once (Bonferroni): whoever looks at ten of them finds one that moved."""
    own, joined, left = TEMPLATES[language], of.count("joined"), of.count("left")
    family = max(1, len(_statements(of)))
    p = min(1.0, mid_p(joined, left) * family)
    over = own["moves_family"].format(n=family) if family > 1 else ""
    sides = own["moves_mcnemar"].format(joined=text.figure(joined, language), left=text.figure(left, language))
    verdict = own["moves_more" if p < CHANCE else "moves_chance"].format(p=text.figure(p, language, 2), family=over)
    return f"{sides} {verdict}"


def groups(of: Shown, language: str) -> str:
    own, who = TEMPLATES[language], people(of.n, of.source, language)
    if not of.n:
        return _nothing("no_votes", of, language)
    names = [name for name, _ in of.subject.options if of.count(name)]
    if not names:
        return own["groups_none"].format(who=who)
    told = " ".join(_group(of, name, language) for name in names)
    return own["groups_found"].format(who=who, n=text.figure(len(names), language), list=told)


def _group(of: Shown, name: str, language: str) -> str:
    own, labels = TEMPLATES[language], dict(of.subject.options)
    leans = [_leans(of, name, way, language) for way in ("agree", "disagree")]
    said = [one for one in leans if one]
    joined = own["groups_both"].format(a=said[0], b=said[1]) if len(said) == 2 else "".join(said)
    who = people(of.count(name), of.source, language)
    return own["groups_one"].format(name=labels[name](language), who=who, leans=joined or own["groups_mixed"])


def _leans(of: Shown, name: str, way: str, language: str) -> str:
    """The statements with which a group mostly agrees, or mostly disagrees; empty where there is none."""
    leaning = [statement(language) for id, statement in _statements(of) if of.count(f"{name}/{way}/{id}")]
    quoted = "”, “".join(one.rstrip(".") for one in leaning)
    return TEMPLATES[language][f"groups_{way}"].format(list=quoted) if leaning else ""


def _statements(of: Shown) -> tuple[tuple[str, Text], ...]:
    return of.subject.ballot.statements if of.subject.ballot else ()


def _nothing(key: str, of: Shown, language: str) -> str:
    return TEMPLATES[language][f"{key}_yet" if of.interim else key]


def _wider(of: Shown, language: str) -> str:
    own = TEMPLATES[language]
    if of.estimate is None or of.estimate.ends is None:
        return own["alike"]
    low, high = (value(one, of.subject, language) for one in of.estimate.ends)
    return own["wider" if of.source == "people" else "wider_robots"].format(range=own["to"].format(low=low, high=high))


TOLD: Mapping[str, Callable[[Shown, str], str]] = {
    "agreement": agreement, "split": split, "shift": shift, "groups": groups,
}  # fmt: skip
"""By the measure's name."""
