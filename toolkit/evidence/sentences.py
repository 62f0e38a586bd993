"""Figures in words. A sentence is a function of the figure alone, so screen, report, command line and export agree.

Simulated figures begin with "Simulated: "; figures of an open round end with "Interim: …". No percentage stands in a
sentence about figures without the number of people whom it counts.
"""

from __future__ import annotations

from toolkit.evidence.beside.sentences import comparison, sides
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.funnels import sentences as funnels
from toolkit.evidence.opinions.sentences import TOLD
from toolkit.evidence.seals.rules import worded
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import (
    change,
    listed,
    marked,
    people,
    plain,
    points,
    rounded,
    share,
    signed,
    speed,
    speeds,
    value,
)

__all__ = [
    "brief", "change", "comparison", "figure", "in_unit", "outcome", "people", "plain", "plan", "rule", "share",
    "value", "verdict",
]  # fmt: skip


def figure(of: Figure, language: str) -> str:
    """One figure in words; for a hidden one, the reason."""
    own = TEMPLATES[language]
    if isinstance(of, Hidden):
        why = own.get(f"{of.reason}_{of.subject.measure}", own[of.reason])
        return marked(why.format(n=of.minimum), of.source == "simulated", False, language)
    kinds = {
        "rate": _rate, "time": _time, "mean": _mean, "change": _change, "alpha": _alpha,
        "counts": _counts, "chain": funnels.chain,
    }  # fmt: skip
    told = (TOLD.get(of.subject.measure) or kinds[of.subject.kind])(of, language)
    return marked(told, of.source == "simulated", of.interim, language)


def verdict(of: Verdict, language: str) -> str:
    """The verdict and what it rests on; what we will do stands in `plan`."""
    own = TEMPLATES[language]
    if of.kind == "hidden":
        why = next(own[one.reason].format(n=one.minimum) for one in of.looked_at if isinstance(one, Hidden))
        return marked(own["hidden"].format(why=why), of.simulated, False, language)
    if of.kind in ("mixed", "panel", "parted"):
        return own[of.kind]
    if of.kind == "no_data":
        empty = [one.title(language) for one in of.looked_at if isinstance(one, Shown) and one.estimate is None]
        told = own["no_data" if len(empty) == 1 else "no_data_more"].format(rounds=listed(empty, language))
        return marked(told, of.simulated, False, language)
    told = own["rehearsal" if of.kind == "rehearsal" else "verdict"].format(text=_outcome(of, language))
    return marked(told, of.simulated, of.interim, language)


def outcome(of: Verdict, language: str) -> str:
    """The verdict in one or two words, as a label: "Met", "Simulated: met"."""
    word = TEMPLATES[language][of.outcome or "no_verdict"]
    return marked(word, of.simulated, False, language)


def plan(of: Verdict, language: str) -> str:
    """What we will do now; empty while nothing is decided."""
    return TEMPLATES[language]["plan"].format(plan=of.plan(language)) if of.plan else ""


def rule(of: Verdict, language: str) -> str:
    """What was expected, as the rule that judges it."""
    return worded(of.expectation, of.subject.title, of.earlier.title, of.later.title, language)


def brief(of: Figure, language: str) -> str:
    """The figure as short as it can be, for a chart or a table: "4 of 5", "3.8", "48 s"."""
    if isinstance(of, Hidden):
        return TEMPLATES[language]["hidden_brief"]
    if of.subject.kind == "rate":
        return share(of.count("done"), of.n, language)
    if of.subject.kind == "chain":
        return funnels.numbers(of, language)
    if of.estimate is None:
        return people(of.n, of.source, language) if of.n else "-"
    return value(of.estimate.value, of.subject, language)


# -- the kinds --------------------------------------------------------------------------------------------------------


def _rate(of: Shown, language: str) -> str:
    own = TEMPLATES[language]
    if not of.n:
        return own["no_try_yet" if of.interim else "no_try"]
    told = own["finished_one" if _one(of) else "finished"].format(of=share(of.count("done"), of.n, language))
    return f"{told} {_wider(of, language)}"


def _time(of: Shown, language: str) -> str:
    own, began, failed = TEMPLATES[language], of.count("began"), of.count("failed")
    if of.estimate is None:
        if not began:
            return own["no_try_yet" if of.interim else "no_try"]
        return own["no_time"].format(of=share(0, began, language)) if failed == began else own["no_clock"]
    who, took = people(of.n, of.source, language), value(of.estimate.value, of.subject, language)
    told = own["time_one" if of.n == 1 else "time"].format(who=who, value=took) + " " + _wider(of, language)
    if failed:
        told += " " + own["failed_one" if failed == 1 else "failed"].format(of=share(failed, began, language))
    return told


def _mean(of: Shown, language: str) -> str:
    own = TEMPLATES[language]
    if of.estimate is None:
        return own["no_answer_yet" if of.interim else "no_answer"]
    limits = of.subject.limits
    spread = (
        own["scale_range"].format(low=plain(limits[0], language), high=plain(limits[1], language)) if limits else ""
    )
    told = own["mean_one" if of.n == 1 else "mean"].format(
        value=value(of.estimate.value, of.subject, language),
        range=spread,
        who=_both(of, language) if of.subject.paired else people(of.n, of.source, language),
    )
    return f"{told} {_wider(of, language)}"


def _change(of: Shown, language: str) -> str:
    """From before to after: how far, of how many, and what that says by its interval alone."""
    own = TEMPLATES[language]
    if of.estimate is None:
        return own["no_both_yet" if of.interim else "no_both"]
    told = own["change_one" if of.n == 1 else "change"].format(
        value=value(of.estimate.value, of.subject, language), who=_both(of, language)
    )
    same = own["same_people" if of.source == "people" else "others_robots"]
    return " ".join(one for one in (told, _wider(of, language), _direction(of, language), same) if one)


def _direction(of: Shown, language: str) -> str:
    """Up, down, or neither for sure: where the interval, as it is printed, lies beside no change at all."""
    if of.estimate is None or of.estimate.ends is None:
        return ""
    low, high = (rounded(one, 1) for one in of.estimate.ends)
    return TEMPLATES[language]["change_up" if low > 0 else "change_down" if high < 0 else "change_unsure"]


def _both(of: Shown, language: str) -> str:
    own, who = TEMPLATES[language], people(of.n, of.source, language)
    return own["both_one" if of.n == 1 else "both"].format(who=who)


def _alpha(of: Shown, language: str) -> str:
    own = TEMPLATES[language]
    if of.estimate is None:
        return own["no_alpha"].format(n=of.subject.least)
    told = own["alpha"].format(
        value=value(of.estimate.value, of.subject, language), who=people(of.n, of.source, language)
    )
    return f"{told} {_wider(of, language)}"


def _counts(of: Shown, language: str) -> str:
    own, labels = TEMPLATES[language], dict(of.subject.options)
    if not of.n:
        return own["no_answer_yet" if of.interim else "no_answer"]
    chosen = [f"{labels[option](language)} ({n})" for option, n in of.counts if n]
    key = f"counts_{of.subject.measure}" if not of.subject.several else "several_one" if of.n == 1 else "several"
    who = people(of.n, of.source, language)
    return own.get(key, own["counts"]).format(who=who, list="; ".join(chosen) or own["none_chosen"])


# -- pieces -----------------------------------------------------------------------------------------------------------


def _wider(of: Shown, language: str) -> str:
    own = TEMPLATES[language]
    if of.estimate is None or of.estimate.ends is None:
        return own["few" if of.n == 1 else "alike"]
    low, high = (value(one, of.subject, language) for one in of.estimate.ends)
    return own["wider" if of.source == "people" else "wider_robots"].format(range=own["to"].format(low=low, high=high))


def _one(of: Shown) -> bool:
    return 1 in (of.n, of.count("done"))


def _outcome(of: Verdict, language: str) -> str:
    own, seen = TEMPLATES[language], of.improvement
    word = own[of.outcome or "no_verdict"]
    shown = of.later if isinstance(of.later, Shown) else None
    level = of.expectation.at_least is not None
    if level or of.comparison is None:
        who = people(shown.n if shown else 0, of.later.source, language)
    else:
        who = sides(of.comparison, language)
    if seen is None or seen.ends is None:
        return own["too_early_none"].format(outcome=word, who=who)
    told = own["seen_level" if level else "seen_better"].format(range=_between(of, *seen.ends, language), who=who)
    return own[f"seen_{of.outcome}"].format(outcome=word, seen=told, t=in_unit(of.threshold, of, language))


def _between(of: Verdict, low: float, high: float, language: str) -> str:
    """Two ends of the rule's interval, with their unit said once: -12 and +70 points."""
    if of.expectation.at_least is None and of.subject.kind == "time":
        return speeds(low, high, "and", language)
    first = in_unit(low, of, language)
    if of.expectation.at_least is None and of.subject.kind == "rate":
        first = signed(rounded(low), language)
    return listed([first, in_unit(high, of, language)], language)


def in_unit(one: float, of: Verdict, language: str) -> str:
    """A number of the rule: its threshold, an end of its interval."""
    if of.expectation.at_least is not None:
        return value(one / 100 if of.subject.kind == "rate" else one, of.subject, language)
    if of.subject.kind == "time":
        return speed(one, language)
    return points(one, language) if of.subject.kind == "rate" else signed(one, language, 1)
