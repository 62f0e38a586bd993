"""What people voted and said at a block of statements, folded from the facts of its room.

Facts, with their parts: `vote` (statement, point, turn: first or again), `skip` (statement), `reason` (statement,
point, turn, text), `think` (reason, on: yes or no), `reply` (statement, reason, text), `hide` (target, on).
A first vote stays what it was; of the second votes the last one counts. A fact that is repeated changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from toolkit.room import Shared

FIRST, AGAIN = "first", "again"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Vote:
    """One person's votes on one statement, by the ids of points. `again`: whether there was a second one."""

    first: str
    last: str
    again: bool = False


@dataclass(frozen=True)
class Reply:
    """What somebody answered to a reason (`to`: its id)."""

    id: str
    by: str
    to: str
    text: str


@dataclass(frozen=True)
class Reason:
    """Why somebody voted as they did; `again`: said with the second vote. `thinking`: whom it made think."""

    id: str
    by: str
    point: str
    text: str
    again: bool = False
    thinking: frozenset[str] = frozenset()
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Said:
    """Everything at one block, by statement. `left`: replies whose reason was withdrawn. `hidden`: ids."""

    votes: Mapping[str, Mapping[str, Vote]]
    skipped: Mapping[str, frozenset[str]]
    reasons: Mapping[str, tuple[Reason, ...]]
    left: Mapping[str, tuple[Reply, ...]]
    hidden: frozenset[str]

    def vote(self, statement: str, by: str) -> Vote | None:
        return self.votes.get(statement, {}).get(by)

    def passed(self, statement: str, by: str) -> bool:
        """Whether somebody voted on a statement or skipped it."""
        return self.vote(statement, by) is not None or by in self.skipped.get(statement, frozenset())


@dataclass
class _Folding:
    votes: dict[str, dict[str, Vote]] = field(default_factory=dict)
    skipped: dict[str, set[str]] = field(default_factory=dict)
    reasons: dict[tuple[str, str, str], Reason] = field(default_factory=dict)
    thinking: dict[str, dict[str, bool]] = field(default_factory=dict)
    replies: dict[tuple[str, str, str], tuple[str, Reply]] = field(default_factory=dict)
    hidden: dict[str, bool] = field(default_factory=dict)

    def vote(self, one: Shared) -> None:
        own = self.votes.setdefault(one.get("statement"), {})
        before = own.get(one.by)
        if before is None and one.get("turn") == FIRST:
            own[one.by] = Vote(one.get("point"), one.get("point"))
        elif before is not None and one.get("turn") == AGAIN:
            own[one.by] = Vote(before.first, one.get("point"), True)

    def skip(self, one: Shared) -> None:
        self.skipped.setdefault(one.get("statement"), set()).add(one.by)

    def reason(self, one: Shared) -> None:
        """A person has one reason with each vote; a later one takes its place, and its name stays."""
        if not one.get("text").strip():
            return
        key = (one.get("statement"), one.by, one.get("turn"))
        name = self.reasons[key].id if key in self.reasons else one.id
        self.reasons[key] = Reason(name, one.by, one.get("point"), one.get("text"), one.get("turn") == AGAIN)

    def think(self, one: Shared) -> None:
        self.thinking.setdefault(one.get("reason"), {})[one.by] = one.get("on") == YES

    def reply(self, one: Shared) -> None:
        if one.get("text").strip():
            made = Reply(one.id, one.by, one.get("reason"), one.get("text"))
            self.replies.setdefault((made.to, made.by, made.text), (one.get("statement"), made))

    def hide(self, one: Shared) -> None:
        self.hidden[one.get("target")] = one.get("on") == YES


def said(facts: tuple[Shared, ...]) -> Said:
    """The fold. What names a reason that is not there (any more) is left aside; replies to it are kept."""
    found = _Folding()
    takes = {
        "vote": found.vote, "skip": found.skip, "reason": found.reason,
        "think": found.think, "reply": found.reply, "hide": found.hide,
    }  # fmt: skip
    for one in facts:
        if one.kind in takes:
            takes[one.kind](one)
    reasons = dict(_whole(found))
    known = {one.id for all in reasons.values() for one in all}
    left: dict[str, tuple[Reply, ...]] = {}
    for statement, reply in found.replies.values():
        if reply.to not in known:
            left[statement] = (*left.get(statement, ()), reply)
    skipped = {name: frozenset(people) for name, people in found.skipped.items()}
    hidden = frozenset(name for name, on in found.hidden.items() if on)
    return Said(found.votes, skipped, reasons, left, hidden)


def _whole(found: _Folding) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """The reasons of each statement, each with whom it made think (never its author) and with its replies."""
    by_statement: dict[str, list[Reason]] = {}
    replies: dict[str, list[Reply]] = {}
    for _, reply in found.replies.values():
        replies.setdefault(reply.to, []).append(reply)
    for (statement, _, _), one in found.reasons.items():
        thinking = frozenset(by for by, on in found.thinking.get(one.id, {}).items() if on and by != one.by)
        whole = replace(one, thinking=thinking, replies=tuple(replies.get(one.id, ())))
        by_statement.setdefault(statement, []).append(whole)
    for statement, reasons in by_statement.items():
        yield statement, tuple(reasons)
