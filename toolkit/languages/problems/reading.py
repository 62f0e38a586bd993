"""Wat er mis is met een bestand als YAML, met zijn sleutels en met verwijzingen tussen bestanden: source, schema, text, kit."""

from __future__ import annotations

DUTCH: dict[str, str] = {
    "there is no {what} `{word}`": "er is geen {what} `{word}`",
}
