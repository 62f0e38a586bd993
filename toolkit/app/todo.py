"""What to do now: derived from where the rounds of a sprint stand, the most pressing first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from toolkit.app.standing import RoundStanding
from toolkit.app.words import counted, words
from toolkit.evidence.decided import day
from toolkit.records import Decision


@dataclass(frozen=True)
class Thing:
    """Something to do: a line of words, the view where it is done, and the round that it is about."""

    text: str
    view: str
    round: str


def next_things(
    rounds: tuple[RoundStanding, ...],
    plan: str,
    language: str,
    edited: Collection[str] = (),
    decisions: Collection[Decision] = (),
) -> list[Thing]:
    """Everything that there is to do now. `plan`: what was agreed on for the outcome that came; empty for none.
    `edited`: the rounds whose texts were edited after people had seen them. `decisions`: those that stand.
    """
    own = words(language)
    open_now = [one for one in rounds if one.state.state == "open"]
    planned = [one for one in rounds if one.state.state == "planned"]
    read = [one for one in rounds if one.state.state == "closed" and one.people.finished]
    rehearsed = [one for one in rounds if one.robots.finished and not one.people.joined]
    changed = [one for one in rounds if one.round.id in edited]
    found = [
        Thing(own["todo_edited"].format(round=one.round.title(language)), "cockpit", one.round.id) for one in changed
    ]
    found += [thing for one in open_now for thing in _while_open(one, language)]
    found += _to_review(decisions, language)
    if plan:
        found.append(Thing(own["todo_plan"].format(plan=plan), "evidence", ""))
    if planned and not open_now:
        found += _before(planned[0], language)
    for one in read[-1:]:
        found.append(Thing(own["todo_read"].format(round=one.round.title(language)), "evidence", one.round.id))
        if not any(each.round == one.round.id for each in decisions):
            found.append(Thing(own["todo_decide"].format(round=one.round.title(language)), "decisions", one.round.id))
    if read and not planned and not open_now:
        found.append(Thing(own["todo_report"], "evidence", ""))
    for one in rehearsed[-1:]:
        found.append(Thing(own["todo_rehearsed"].format(round=one.round.title(language)), "evidence", one.round.id))
    return found


def is_due(one: Decision) -> bool:
    """Whether the day has come on which the team wanted to look at it again."""
    return bool(one.review) and one.review <= dt.date.today().isoformat()


def _to_review(decisions: Collection[Decision], language: str) -> Iterator[Thing]:
    """Decisions that the team wanted to look at again by now, the longest waiting first."""
    for one in sorted(filter(is_due, decisions), key=lambda one: one.review):
        taken = day(dt.datetime.fromtimestamp(one.at).astimezone().date().isoformat(), language)
        did = " ".join(one.did.split())
        yield Thing(words(language)["todo_review"].format(date=taken, did=did), "decisions", one.round)


def _while_open(one: RoundStanding, language: str) -> Iterator[Thing]:
    own, title = words(language), one.round.title(language)
    missing, busy = one.round.people - one.people.joined, one.people.busy
    if missing > 0:
        yield Thing(counted("todo_qr", missing, language, round=title), "cockpit", one.round.id)
    if busy:
        yield Thing(counted("todo_busy", busy, language, round=title), "cockpit", one.round.id)
    if missing <= 0 and not busy:
        yield Thing(own["todo_close"].format(round=title, n=one.people.finished), "cockpit", one.round.id)
    if not one.people.joined:
        yield _look(one, language)


def _before(one: RoundStanding, language: str) -> Iterator[Thing]:
    yield _look(one, language)
    yield Thing(words(language)["todo_open"].format(round=one.round.title(language)), "cockpit", one.round.id)


def _look(one: RoundStanding, language: str) -> Thing:
    return Thing(words(language)["todo_look"].format(revision=one.round.revision), "library", one.round.id)
