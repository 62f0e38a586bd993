"""What a question can be answered by: options that can be told apart, and numbers between two bounds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from toolkit.errors import say
from toolkit.schema import Choosable, Complaint, Path, doubled
from toolkit.text import LANGUAGES, Text


def options(path: Path, what: str, found: Sequence[Choosable]) -> Iterator[Complaint]:
    """Complaints about a list of options; `path` leads to the list, `what` is what one of them is called."""
    ids = [one.id for one in found]
    yield from doubled(path, what, ids)
    if len(set(ids)) == len(ids):
        yield from alike(path, what, [one.text for one in found], ("text",))


def alike(path: Path, what: str, texts: Sequence[Text], inside: Path = ()) -> Iterator[Complaint]:
    """A complaint for each text that reads the same as an earlier one, in any language: nobody can tell them apart."""
    seen: dict[tuple[str, str], int] = {}
    for index, text in enumerate(texts):
        readings = {one: (one, " ".join(text(one).split()).casefold()) for one in LANGUAGES}
        again = next((one for one, reading in readings.items() if reading in seen), None)
        if again is not None:
            first, words = seen[readings[again]], text(again)
            wrong = say(
                "{what} {one} and {what} {other} both read “{words}”",
                what=what,
                one=first + 1,
                other=index + 1,
                words=words if len(words) <= 60 else words[:60] + "…",
            )
            where = (again,) if again in text.by_language else ()
            yield Complaint((*path, index, *inside, *where), wrong, say("let them differ, or keep one"))
        for reading in readings.values():
            seen.setdefault(reading, index)


def bounds(low: int | None, high: int | None) -> Iterator[Complaint]:
    """A complaint where no number fits between `low` and `high`."""
    if low is not None and high is not None and low >= high:
        wrong = say("`low` is {low} and `high` is {high}", low=low, high=high)
        yield Complaint(("low",), wrong, say("make `low` the smaller one"))


def some_number(chance: random.Random, low: int | None, high: int | None) -> float:
    """A whole number between two bounds, as a rehearsing participant might give it."""
    lowest = low if low is not None else 0 if high is None or high > 0 else high - 10
    return float(chance.randint(lowest, high if high is not None else lowest + 10))
