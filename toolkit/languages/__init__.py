"""The interface's own words, one file a language. `words("nl")["next"]` is a text."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.languages import practices
from toolkit.languages.en import WORDS as _EN_WORDS
from toolkit.languages.nl import WORDS as _NL_WORDS

_NL, _EN = {**_NL_WORDS, **practices.NL}, {**_EN_WORDS, **practices.EN}
BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {"nl": _NL, "en": _EN}
NAMES = {"nl": "Nederlands", "en": "English"}


def words(language: str) -> Mapping[str, str]:
    """The interface's words in `language`; English for a language that the kit does not speak."""
    return BY_LANGUAGE.get(language, _EN)
