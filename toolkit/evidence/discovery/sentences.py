"""What was found, in full sentences. Each is a function of the numbers alone and says of how many people it is."""

from __future__ import annotations

from toolkit import text
from toolkit.evidence.discovery.numbers import FEWEST, Discovery, Next
from toolkit.evidence.discovery.saturation import BASE, PERCENT, RUN, Saturation
from toolkit.evidence.discovery.words import WORDS
from toolkit.evidence.gather import Source
from toolkit.evidence.planning.sentences import chance
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import people, share

TOLD = (1, 3, 5)
"""For so many people more it is said what they would show; the numbers between them follow."""


def told(of: Discovery, language: str, source: Source = "people") -> tuple[str, ...]:
    """Everything that there is to say, in order; what cannot be estimated is said once."""
    first = (found(of, language, source),)
    if not of.n or not of.problems:
        return first
    estimated = (share_found(of, language, source), *([how(of, language, source)] if of.p else []))
    return (
        *first,
        *estimated,
        still_new(of.saturation, language),
        *(more(one, of.n, language) for one in of.next if one.more in TOLD),
    )


def found(of: Discovery, language: str, source: Source = "people") -> str:
    """How many problems came up, and how many of them with one person only."""
    own = WORDS[language]
    if not of.n:
        return own["d_nobody"]
    who = people(of.n, source, language)
    if not of.problems:
        return own["d_none"].format(who=who)
    if of.problems == 1:
        return own["d_found_one"].format(who=who)
    told = own["d_found"].format(who=who, problems=text.figure(of.problems, language))
    if of.n == 1:
        return told
    key = "d_once_none" if not of.once else "d_once_one" if of.once == 1 else "d_once"
    once = own[key].format(once=text.figure(of.once, language), n=text.figure(of.n, language))
    return f"{told} {once}"


def met(count: int, n: int, language: str) -> str:
    """How many of all people met one problem."""
    return WORDS[language]["d_met_one" if 1 in (count, n) else "d_met"].format(of=share(count, n, language))


def share_found(of: Discovery, language: str, source: Source = "people") -> str:
    """The share of all problems that has been found, with its range."""
    own, who = WORDS[language], people(of.n, source, language)
    if of.share is None or of.share.ends is None:
        return own["d_share_few"].format(who=who, fewest=people(FEWEST, source, language))
    low, high = (text.percent(end, language) for end in of.share.ends)
    span = TEMPLATES[language]["to"].format(low=low, high=high)
    return own["d_share"].format(who=who, share=chance(of.share.value, language), range=span)


def how(of: Discovery, language: str, source: Source = "people") -> str:
    """What the share was estimated from; empty where there is none."""
    if of.p is None:
        return ""
    p = text.percent(of.p.both, language)
    return WORDS[language]["d_how"].format(who=people(of.n, source, language), p=p)


def still_new(of: Saturation, language: str) -> str:
    """Whether the last people still told something new."""
    own, n = WORDS[language], text.figure(of.n, language)
    if not of.runs:
        return own["d_new_early_one" if of.n == 1 else "d_new_early"].format(least=BASE + RUN, n=n)
    last = of.runs[-1]
    ratio = of.ratio(last)
    if ratio is None:
        return own["d_new_empty"].format(base=BASE, n=n)
    return own["d_new_yes" if of.still_new else "d_new_no"].format(
        run=RUN,
        n=n,
        new=_problems(last.new, language),
        all=_problems(of.base, language),
        base=BASE,
        ratio=_exact(ratio, language),
        limit=text.percent(PERCENT / 100, language),
    )


def more(of: Next, n: int, language: str) -> str:
    """What so many people more would show."""
    own, whole = WORDS[language], round(of.expected)
    new = own["d_fresh_none" if not whole else "d_fresh_one" if whole == 1 else "d_fresh"]
    low, high = (text.figure(one, language) for one in (of.low, of.high))
    return own["d_next_one" if of.more == 1 else "d_next"].format(
        n=text.figure(n, language),
        more=text.figure(of.more, language),
        new=new.format(n=text.figure(whole, language)),
        range=TEMPLATES[language]["to"].format(low=low, high=high),
    )


def _problems(n: int, language: str) -> str:
    return WORDS[language]["d_problem" if n == 1 else "d_problems"].format(n=text.figure(n, language))


def _exact(ratio: float, language: str) -> str:
    """A share near the limit keeps a decimal, so that 5.3% is not told as 5% and more than 5%."""
    near = abs(100 * ratio - PERCENT) < 1 and 100 * ratio != round(100 * ratio)
    return f"{text.figure(100 * ratio, language, 1)}%" if near else text.percent(ratio, language)
