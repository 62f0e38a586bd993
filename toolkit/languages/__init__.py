"""The interface's own words, one file a language. `words("nl")["next"]` is a text."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.languages.en import WORDS as _EN
from toolkit.languages.nl import WORDS as _NL

BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {"nl": _NL, "en": _EN}
NAMES = {"nl": "Nederlands", "en": "English"}


def words(language: str) -> Mapping[str, str]:
    """The interface's words in `language`; English for a language that the kit does not speak."""
    return BY_LANGUAGE.get(language, _EN)
