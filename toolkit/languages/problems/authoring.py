"""Wat er mis kan gaan bij het maken en bewaren van bestanden: authoring."""

from __future__ import annotations

DUTCH: dict[str, str] = {}
