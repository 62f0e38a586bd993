"""Names that lead nowhere or stand twice, and the near miss that was perhaps meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from toolkit.errors import Said, cited, say
from toolkit.schema.model import Complaint, Path

STAND_IN = "zz-left-out-"
"""Begins the names that stand in for those that could not be read; they are never suggested."""

_MOST = 12
_LONGEST = 60


def near(word: object, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """The name among `known` that is nearest to `word`, whatever the case of its letters."""
    low = str(word)[: _LONGEST + 1].casefold()
    if len(low) > _LONGEST:
        return None  # comparing grows with the square of the length
    by_low = {one.casefold(): one for one in reversed(known) if not one.startswith(STAND_IN)}
    found = difflib.get_close_matches(low, list(by_low)[:1_000], n=1, cutoff=cutoff)
    return by_low[found[0]] if found else None


def did_you_mean(word: object, known: Sequence[str]) -> Said:
    """What would be right in place of `word`: the near miss, else the list."""
    found = near(word, known)
    if found is not None:
        return say("did you mean `{word}`?", word=found)
    names = sorted({one for one in known if one and not one.startswith(STAND_IN)})
    if not names:
        return say("there is none to refer to yet")
    shown = ", ".join(f"`{one}`" for one in names[:_MOST])
    return say("use one of {names}", names=shown + (" …" if len(names) > _MOST else ""))


def unknown(path: Path, what: str, word: object, known: Sequence[str]) -> Complaint:
    """The complaint about a reference that leads nowhere."""
    wrong = say("there is no {what} `{word}`", what=what, word=cited(word))
    return Complaint(path, wrong, did_you_mean(word, known), word=str(word))


def doubled(path: Path, what: str, ids: Sequence[str]) -> Iterator[Complaint]:
    """A complaint for each id that stands again in a list; `path` leads to the list."""
    seen: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one in seen:
            wrong = say(
                "the id `{id}` is used by {what} {first} and {what} {second}",
                id=one,
                what=what,
                first=seen[one] + 1,
                second=index + 1,
            )
            yield Complaint((*path, index, "id"), wrong, say("give one of them another id"), word=one)
        seen.setdefault(one, index)
