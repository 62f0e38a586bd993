"""The words of each practice in one file: the interface's in both languages, what its keys mean, what can be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.languages.practices import (
    career,
    client,
    community,
    expedition,
    flex,
    market,
    play,
    portal,
    sharing,
    statements,
)

_PARTS = (sharing, flex, community, career, expedition, portal, statements, market, client, play)


def _merged(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        doubled = found.keys() & part.keys()
        if doubled:
            raise ValueError(f"two practices say the same: {sorted(doubled)}")
        found |= part
    return found


NL = _merged(one.NL for one in _PARTS)
EN = _merged(one.EN for one in _PARTS)
KEYS = _merged(one.KEYS for one in _PARTS)
PROBLEMS = _merged(one.PROBLEMS for one in _PARTS)
NOTICED = {
    language: _merged(getattr(one, f"NOTICED_{language.upper()}", {}) for one in _PARTS) for language in ("nl", "en")
}
"""How a difference at a key that is no text is told, by language (`toolkit.prototypes.noticed`)."""
