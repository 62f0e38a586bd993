"""The words of the team's pages, one file a language. The participants' own are in `toolkit.languages`."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.app.words.en import WORDS as _EN
from toolkit.app.words.en_boards import WORDS as _EN_BOARDS
from toolkit.app.words.en_care import WORDS as _EN_CARE
from toolkit.app.words.en_decide import WORDS as _EN_DECIDE
from toolkit.app.words.en_evidence import WORDS as _EN_EVIDENCE
from toolkit.app.words.en_hear import WORDS as _EN_HEAR
from toolkit.app.words.en_lead import WORDS as _EN_LEAD
from toolkit.app.words.en_observe import WORDS as _EN_OBSERVE
from toolkit.app.words.en_plan import WORDS as _EN_PLAN
from toolkit.app.words.en_rehearse import WORDS as _EN_REHEARSE
from toolkit.app.words.en_studio import WORDS as _EN_STUDIO
from toolkit.app.words.nl import WORDS as _NL
from toolkit.app.words.nl_boards import WORDS as _NL_BOARDS
from toolkit.app.words.nl_care import WORDS as _NL_CARE
from toolkit.app.words.nl_decide import WORDS as _NL_DECIDE
from toolkit.app.words.nl_evidence import WORDS as _NL_EVIDENCE
from toolkit.app.words.nl_hear import WORDS as _NL_HEAR
from toolkit.app.words.nl_lead import WORDS as _NL_LEAD
from toolkit.app.words.nl_observe import WORDS as _NL_OBSERVE
from toolkit.app.words.nl_plan import WORDS as _NL_PLAN
from toolkit.app.words.nl_rehearse import WORDS as _NL_REHEARSE
from toolkit.app.words.nl_studio import WORDS as _NL_STUDIO

BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "nl": {
        **_NL,
        **_NL_STUDIO,
        **_NL_BOARDS,
        **_NL_CARE,
        **_NL_LEAD,
        **_NL_DECIDE,
        **_NL_EVIDENCE,
        **_NL_HEAR,
        **_NL_OBSERVE,
        **_NL_PLAN,
        **_NL_REHEARSE,
    },
    "en": {
        **_EN,
        **_EN_STUDIO,
        **_EN_BOARDS,
        **_EN_CARE,
        **_EN_LEAD,
        **_EN_DECIDE,
        **_EN_EVIDENCE,
        **_EN_HEAR,
        **_EN_OBSERVE,
        **_EN_PLAN,
        **_EN_REHEARSE,
    },
}


def words(language: str) -> Mapping[str, str]:
    """The team's words in `language`; English for a language that the kit does not speak."""
    return BY_LANGUAGE.get(language, BY_LANGUAGE["en"])


def counted(key: str, n: int, language: str, **given: str) -> str:
    """A text about `n` of something, with its form for one."""
    own = words(language)
    return own[f"{key}_one" if n == 1 else key].format(n=n, **given)
