"""What a team does with answers: put a tag on, take it off, put answers into a finding and take them out.

Answers are named by the keys under which they were read. The key of somebody who withdrew in the meantime leads
nowhere, and nothing is done with it; every function says how much was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from toolkit.evidence.comments import places
from toolkit.records import Finding, Label
from toolkit.storage.labelling import LONGEST

if TYPE_CHECKING:
    from toolkit.storage.store import Store, Transaction

__all__ = ["LONGEST", "TITLE", "join", "leave", "make", "neat", "tag", "untag"]

TITLE = 200
"""Signs of a finding's title."""


def neat(typed: str, known: Iterable[str] = ()) -> str:
    """A tag as it is kept: on one line, and in the spelling of a known one that differs in capitals alone."""
    tidy = " ".join(typed.split())
    return next((one for one in known if one.casefold() == tidy.casefold()), tidy)


def tag(store: Store, sprint_id: str, keys: Iterable[str], name: str) -> int:
    """Put a tag on answers; on how many it is new. Raises ValueError for a tag that is empty or longer than LONGEST."""
    new = _labels(store, sprint_id, keys, "tag", neat(name))
    return store.write(lambda tx: tx.label(sprint_id, new)).result(timeout=30)


def untag(store: Store, sprint_id: str, keys: Iterable[str], name: str) -> int:
    """Take a tag off answers; from how many."""
    old = _labels(store, sprint_id, keys, "tag", neat(name))
    return store.write(lambda tx: tx.unlabel(sprint_id, old)).result(timeout=30)


def make(store: Store, sprint_id: str, title: str, keys: Iterable[str]) -> Finding | None:
    """Make a finding of answers; None where all of their people have withdrawn. It has no screen and no revision:
    answers are of all rounds together, and nobody knows which one somebody saw.
    """
    name, answers = " ".join(title.split())[:TITLE], _labels(store, sprint_id, keys, "finding", "")
    return store.write(lambda tx: tx.make_finding(sprint_id, name, "", "", (), answers)).result(timeout=30)


def join(store: Store, finding: Finding, keys: Iterable[str]) -> int:
    """Put answers into a finding; how many were not in it yet. None goes into a finding that is gone."""
    answers = _labels(store, finding.sprint, keys, "finding", finding.id)

    def job(tx: Transaction) -> int:
        there = finding.id in {one.id for one in tx.findings(finding.sprint)}
        return tx.put_in(finding, (), answers) if there else 0

    return store.write(job).result(timeout=30)


def leave(store: Store, finding: Finding, keys: Iterable[str]) -> int:
    """Take answers out of a finding; how many. A finding that is left with nothing goes, unless it was decided on."""
    answers = _labels(store, finding.sprint, keys, "finding", finding.id)
    return store.write(lambda tx: tx.take_out(finding.sprint, (), answers)).result(timeout=30)


def _labels(
    store: Store, sprint_id: str, keys: Iterable[str], kind: Literal["tag", "finding"], value: str
) -> Sequence[Label]:
    known = places(store, sprint_id)
    return [Label(*known[one], kind, value) for one in keys if one in known]
