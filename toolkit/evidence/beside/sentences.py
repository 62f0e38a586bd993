"""A comparison in words: a function of the comparison alone, so that screen, report and export agree."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import text
from toolkit.evidence.beside.chances import few
from toolkit.evidence.comparison import Comparison, rate_of
from toolkit.evidence.disclosure import Shown
from toolkit.evidence.expectation import faster
from toolkit.evidence.funnels import sentences as funnels
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import change, listed, marked, people, points, rounded, share, speeds, value

ALPHA = 0.05
"""What comes up by chance less often than this is hard to call chance."""

SMALLEST = 0.001
"""A smaller p is told as being under it: its digits would only look exact."""


def comparison(of: Comparison, language: str) -> str:
    """Two sides, who stands on them, and how far chance alone would bring one."""
    told = [funnels.compared(of, language)] if of.step else [_beside(of, language), *_besides(of, language)]
    return marked(
        " ".join([*told, *_together(of, language)]), of.simulated, of.interim, language, lower=False
    )  # it begins with a round's own title


def sides(of: Comparison, language: str) -> str:
    """5 and 4 people; 5 people, where they are the same."""
    first, second = of.earlier, of.later
    who = people(second.n, second.source, language)
    same = first.source == second.source and not (second.n == 1 and first.n != 1)
    return listed([text.figure(first.n, language) if same else people(first.n, first.source, language), who], language)


def _who(of: Comparison, language: str) -> str:
    if not of.same:
        return sides(of, language)
    n = of.estimate.n[0]
    who = people(n, of.later.source, language)
    return TEMPLATES[language]["c_both_one" if n == 1 else "c_both"].format(who=who)


def _beside(of: Comparison, language: str) -> str:
    own = TEMPLATES[language]
    return own["compare"].format(
        earlier=of.earlier.title(language),
        later=of.later.title(language),
        what=_what(of, language),
        change=_change(of, language),
        interval=_interval(of, language),
        who=_who(of, language),
        others=own["others_robots" if of.simulated else f"others_{of.sides}" if of.sides != "others" else "others"],
    )


def _what(of: Comparison, language: str) -> str:
    own, subject = TEMPLATES[language], of.earlier.subject
    first, second = rate_of(of.earlier), rate_of(of.later)
    if first and second:
        a, b = share(*first, language), share(*second, language)
        key = "c_path" if subject.measure == "path" else "c_rate_one" if 1 in second else "c_rate"
    else:
        a, b = (_one(side, language) for side in (of.earlier, of.later))
        key = f"c_{subject.kind}"
    return own.get(f"c_{subject.measure}", own[key]).format(a=a, b=b)


def _one(side: Shown, language: str) -> str:
    return value(side.estimate.value, side.subject, language) if side.estimate else "-"


def _change(of: Comparison, language: str) -> str:
    if rate_of(of.earlier):
        return points(100 * of.estimate.value, language)
    return change(of.estimate.value, of.earlier.subject, language)


def _besides(of: Comparison, language: str) -> Iterator[str]:
    """What stands beside the interval and never in its place."""
    own = TEMPLATES[language]
    names = {"earlier": of.earlier.title(language), "later": of.later.title(language)}
    if of.chance is not None and not of.simulated and of.sides != "groups":
        yield own["c_chance"].format(chance=_percent(of.chance, language), **names)
    if of.superiority is not None:
        ends = [text.percent(one, language) for one in of.superiority.ends or ()]
        key, range = ("c_superior", own["to"].format(low=ends[0], high=ends[1])) if ends else ("c_superior_few", "")
        shown = text.percent(of.superiority.value, language)
        yield own[key].format(value=shown, range=range, who=sides(of, language), **names)
    if of.superiority is not None and of.superiority.ends is None and of.p is not None:
        yield own["c_exact"].format(p=text.percent(of.p, language), who=sides(of, language))


def _together(of: Comparison, language: str) -> Iterator[str]:
    """Whether it holds among all that is compared here; of robots nothing holds."""
    if of.adjusted is None or of.simulated:
        return
    key = ("c_holds" if of.adjusted < ALPHA else "c_may") + ("_one" if of.family == 1 else "")
    yield TEMPLATES[language][key].format(n=text.figure(of.family, language), p=chance(of.adjusted, language))


def chance(p: float, language: str) -> str:
    """A p in two digits, three below 0.1; under 0.001 it only says so."""
    if p < SMALLEST:
        return f"p\u00a0<\u00a0{text.figure(SMALLEST, language, 3)}"
    return f"p\u00a0=\u00a0{text.figure(p, language, 3 if p < 2 * ALPHA else 2)}"


def _percent(of: float, language: str) -> str:
    """A chance of what will be: never 0% or 100%, as both would say what nobody can know."""
    return text.percent(min(max(of, 0.01), 0.99), language)


def _interval(compared: Comparison, language: str) -> str:
    own, of, side = TEMPLATES[language], compared.estimate, compared.earlier
    if of.ends is None:
        return own["no_interval_few" if min(of.n) < 2 or few(compared) else "no_interval_alike"]
    low, high = of.ends
    if side.subject.kind == "time":
        return own["interval"].format(range=speeds(faster(high), faster(low), "to", language))
    factor, digits = (100, 0) if rate_of(side) else (1, 1)
    ends = (text.figure(rounded(factor * one, digits), language, digits) for one in (low, high))
    return own["interval"].format(range=own["to"].format(**dict(zip(("low", "high"), ends, strict=True))))
