"""The words that figures are told in, Dutch and English: those of every part together."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.evidence.beside import words as beside
from toolkit.evidence.disclosure import words as disclosure
from toolkit.evidence.funnels import words as funnels
from toolkit.evidence.opinions import words as opinions
from toolkit.evidence.planning import words as planning
from toolkit.evidence.seals import words as seals
from toolkit.evidence.templates import en, nl
from toolkit.text import LANGUAGES, Text

_PARTS = (beside, disclosure, opinions, funnels, planning, seals)

TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "nl": {**nl.NL, **{key: one for part in _PARTS for key, one in part.NL.items()}},
    "en": {**en.EN, **{key: one for part in _PARTS for key, one in part.EN.items()}},
}


def both(key: str) -> Text:
    """One of them as a text in every language."""
    return Text({language: TEMPLATES[language][key] for language in LANGUAGES})
