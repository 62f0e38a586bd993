"""A chain in words: every stage with its number, every step with how many of how many, and how far off it may be."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import text
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Shown
from toolkit.evidence.funnels.stages import INVITED, STAGES
from toolkit.evidence.funnels.steps import steps
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import listed, people, points, rounded, share


def chain(of: Shown, language: str) -> str:
    """The whole chain; of the whole round, also who declined and what counts as coming back."""
    told = " ".join(_stages(of, language))
    own, declined = TEMPLATES[language], of.count("declined")
    if declined:
        key = "f_declined_one" if declined == 1 else "f_declined"
        told += " " + own[key].format(who=people(declined, "people", language))
    return told if of.subject.part else f"{told} {own['f_rule']}"


def _stages(of: Shown, language: str) -> Iterator[str]:
    own = TEMPLATES[language]
    first = of.counts[0]
    if not of.n:
        if first[0] == INVITED:
            yield own["f_stage"].format(stage=own["f_invited"], n=text.figure(first[1], language))
        yield own["f_nobody_yet" if of.interim else "f_nobody"]
        return
    yield own["f_stage"].format(stage=own[f"f_{first[0]}"], n=text.figure(first[1], language))
    for index, step in enumerate(steps(of)):
        stage = own[f"f_{step.stage}"]
        if not step.of or step.estimate is None:
            return
        span = _span(step.estimate, language)
        told = own["interval"].format(range=span) if not index else span
        yield own["f_step"].format(stage=stage, of=share(step.x, step.of, language), range=told)


def _span(of: Estimate, language: str) -> str:
    low, high = (text.percent(end, language) for end in of.ends or (of.value, of.value))
    return TEMPLATES[language]["to"].format(low=low, high=high)


def numbers(of: Shown, language: str) -> str:
    """The chain as short as it can be: 40 → 12 → 11 → 9 → 2."""
    return " → ".join(text.figure(n, language) for stage, n in of.counts if stage in (INVITED, *STAGES))


def compared(of: Comparison, language: str) -> str:
    """One step in two rounds."""
    own, now = TEMPLATES[language], next(one for one in steps(of.later) if one.stage == of.step)
    was = next(one for one in steps(of.earlier) if one.stage == of.step)
    a, b = share(was.x, was.of, language), share(now.x, now.of, language)
    low, high = (text.figure(rounded(100 * end), language) for end in of.estimate.ends or (0.0, 0.0))
    return own["compare"].format(
        earlier=of.earlier.title(language),
        later=of.later.title(language),
        what=own["f_compared"].format(stage=own[f"f_{of.step}"].lower(), a=a, b=b),
        change=points(100 * of.estimate.value, language),
        interval=own["interval"].format(range=own["to"].format(low=low, high=high)),
        who=listed([text.figure(was.of, language), people(now.of, of.later.source, language)], language),
        others=own["others_robots" if of.simulated else "others"],
    )
