"""The words of the team's pages, one file a language. The participants' own are in `toolkit.languages`."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.app.words.en import WORDS as _EN
from toolkit.app.words.nl import WORDS as _NL

BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {"nl": _NL, "en": _EN}


def words(language: str) -> Mapping[str, str]:
    """The team's words in `language`; English for a language that the kit does not speak."""
    return BY_LANGUAGE.get(language, _EN)


def counted(key: str, n: int, language: str, **given: str) -> str:
    """A text about `n` of something, with its form for one."""
    own = words(language)
    return own[f"{key}_one" if n == 1 else key].format(n=n, **given)
