"""Decisions: what was known when they were taken, whether they go against the sealed rule, and how they are told."""

from __future__ import annotations

from toolkit.evidence.decided.frozen import (
    AGAINST,
    VERDICT,
    Frozen,
    Known,
    agreed,
    concerning,
    freeze,
    goes_against,
    since,
    thaw,
)
from toolkit.evidence.decided.sentences import day, known, told

__all__ = [
    "AGAINST",
    "VERDICT",
    "Frozen",
    "Known",
    "agreed",
    "concerning",
    "day",
    "freeze",
    "goes_against",
    "known",
    "since",
    "thaw",
    "told",
]
