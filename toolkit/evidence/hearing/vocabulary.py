"""The words of an answer that say what it is about, in Dutch and English, each as it stands in a dictionary.

Needs the extra `text`. Its lists come with the packages: nothing is fetched, and nothing that people wrote leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

LANGUAGES = ("nl", "en")

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")

# The English list was made for search engines: it leaves out what a page is searched for with, and that is just what
# people write about.
_CONTENT = """click clear clearly computer copy different effect empty example find group help home homepage important
information interest interested interesting long longer member number old page problem quickly research site small
system test text together useful value website words work young"""


@cache
def stopwords(language: str) -> frozenset[str]:
    """Words of a language that say nothing about what an answer is about."""
    from stopwordsiso import stopwords as listed

    return frozenset(listed(language)) - (set(_CONTENT.split()) if language == "en" else set())


def content_words(text: str) -> frozenset[str]:
    """What a text is about, each word once, however often and in whatever form it stands there."""
    import simplemma

    typed = [one.casefold().replace("’", "'") for one in _WORD.findall(text)]
    language = language_of(typed)
    said = [one for one in typed if one not in stopwords(language)]
    bases = (simplemma.lemmatize(one, lang=(language, *LANGUAGES)).casefold() for one in said)
    return frozenset(one for one in bases if len(one) > 1 and one not in stopwords(language))


def language_of(typed: list[str]) -> str:
    """The language of a text by its words: by small words that only one of the two has, else by both dictionaries;
    Dutch where neither tells.
    """
    dutch, english = stopwords("nl"), stopwords("en")
    lead = sum(one in dutch for one in typed) - sum(one in english for one in typed)
    if lead:
        return "nl" if lead > 0 else "en"
    share = _shares(" ".join(typed))
    return "en" if share.get("en", 0) > share.get("nl", 0) else "nl"


def _shares(text: str) -> Mapping[str, float]:
    import simplemma

    return dict(simplemma.langdetect(text, lang=LANGUAGES))
