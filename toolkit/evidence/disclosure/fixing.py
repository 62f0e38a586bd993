"""Figures are fixed in the store: all those of a round in one transaction, or none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.evidence.gather import Gathered
from toolkit.records import Publication

if TYPE_CHECKING:
    from toolkit.storage.transaction import Transaction

Key = tuple[str, str]
"""A round, and what of it is fixed."""


def newest(found: Iterable[Publication]) -> dict[Key, Publication]:
    return {(one.round, one.subject): one for one in found}


def publish(
    tx: Transaction,
    sprint: str,
    due: Iterable[Publication],
    known: Mapping[Key, Publication],
    seen: Mapping[str, int],
) -> dict[Key, Publication]:
    """Fix what is due, unless another process was first, or a record came or went while the figures were made: those
    would be of another moment than they say.
    """
    now = newest(tx.publications(sprint))
    for name in {one.round for one in due}:
        own = {(one.round, one.subject): one for one in due if one.round == name}
        same = all(now.get(key) == known.get(key) for key in own)
        if same and tx.last_seq(sprint, name) == seen[name]:
            made = {key: replace(one, withdrawn=tx.withdrawn(sprint, name)) for key, one in own.items()}
            tx.publish(made.values())
            now |= made
    return now


def last_seq(of: Gathered) -> int:
    """What `Transaction.last_seq` says of these records."""
    seqs = [one.seq for part in (of.people, of.simulated) for one in part.events]
    return max(seqs, default=0) * 1_000_003 + len(seqs)
