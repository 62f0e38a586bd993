"""Wat er mis is met een prototype, een vragenlijst of een sprint: prototypes, surveys, experiments."""

from __future__ import annotations

DUTCH: dict[str, str] = {}
