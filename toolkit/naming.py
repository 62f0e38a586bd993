"""A name for what has none yet: an id that its author could give it, made from the English words that stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from toolkit.errors import Said, say

_WORDS = ("title", "label", "question", "text")
"""The keys of a part under which its words stand, the likeliest first."""

_SMALL = re.compile(
    "(?:a|an|and|are|as|at|be|been|by|can|could|did|do|does|for|from|had|has|have|he|her|his|i|if|in|is|it|its|me|my|not"
    "|of|on|or|our|she|should|so|that|the|their|them|there|they|this|to|up|us|was|we|what|when|where|which|who|why|will"
    "|with|would|you|your)"
)
_TAKEN_BY_YAML = ("true", "false", "null")


def name_from(words: str) -> str:
    """The first telling words as an id; empty where no letter is left.

    >>> [name_from(words) for words in ("The employee asked", "Ja, één stap!", "24 hours a week", "What?", "10")]
    ['employee-asked', 'ja-een-stap', 'hours-week', 'what', '']
    """
    plain = unicodedata.normalize("NFKD", words[:200].replace("'", "")).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z][a-z0-9]*", plain)
    telling = [one for one in found if not _SMALL.fullmatch(one)] or found
    name = "-".join(telling[:3])[:36].strip("-")
    return f"{name}-answer" if name in _TAKEN_BY_YAML else name


def free(name: str, taken: Collection[str]) -> str:
    """`name`, or with a number behind it where it is taken.

    >>> free("next", {"next", "next-2"})
    'next-3'
    """
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def nameless(path: Sequence[str | int], part: object) -> tuple[Said, Said]:
    """What is wrong with a part of a list that has no `id`, and what would be right.

    `path` leads to the missing id, as pydantic gives it; `part` is what its author typed.

    >>> wrong, right = nameless(("options", 1, "id"), {"text": {"nl": "Er werd om gevraagd", "en": "Somebody asked"}})
    >>> print(wrong, right, sep="; ")
    number 2 of `options` (“Er werd om gevraagd”) has no `id`; add `id: somebody-asked`
    """
    said = _words(part)
    words, name = next(iter(said.values()), ""), name_from(said.get("en") or next(iter(said.values()), ""))
    right = say("add `id: {id}`", id=name) if name else say("add `id: ...`, a name for the results")
    places = [index for index, step in enumerate(path) if isinstance(step, int) and index]
    if not places:
        return say("`id` is missing"), right
    number, of = path[places[-1]], path[places[-1] - 1]
    shown = words if len(words) <= 40 else words[:40] + "…"
    if not shown:
        return say("number {number} of `{list}` has no `id`", number=int(number) + 1, list=of), right
    wrong = say("number {number} of `{list}` (“{words}”) has no `id`", number=int(number) + 1, list=of, words=shown)
    return wrong, right


def _words(part: object) -> dict[str, str]:
    """The words of a part by language, in the order in which they were typed."""
    if not isinstance(part, Mapping):
        return {}
    said = next((part[key] for key in _WORDS if part.get(key)), "")
    by_language = said if isinstance(said, Mapping) else {"": said}
    return {language: " ".join(one.split()) for language, one in by_language.items() if isinstance(one, str) and one}
