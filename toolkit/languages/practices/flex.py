"""Practice 1: internal flex. Matching, candidates, notes."""

from __future__ import annotations

NL: dict[str, str] = {}
EN: dict[str, str] = {}

KEYS: dict[str, str] = {}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {}
"""What is wrong with a file, in Dutch, by the English pattern."""
