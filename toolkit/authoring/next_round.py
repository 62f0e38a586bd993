"""The next round of a sprint: written below the last one in its file; not one other line moves.

What was made is read again before it is saved. It must hold the round that was wanted and everything that was there
before; otherwise nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import source
from toolkit.authoring import desk
from toolkit.authoring.desk import Sheet
from toolkit.authoring.splicing import written
from toolkit.authoring.sprint_file import data_of, looked_over, opened, sprint_of
from toolkit.errors import KitError, Refused, say
from toolkit.experiments.sprint import Round, Sprint
from toolkit.source import Map, Seq

KEY = "rounds"

ORDER = tuple(Round.model_fields)
"""The keys in the order in which they are written."""


class ChangedMeanwhile(Refused):
    """Somebody else wrote other rounds into the file since it was looked at; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(say("somebody else changed the rounds since you opened them"))


@dataclass(frozen=True)
class Draft:
    """A sprint's file with one round more, looked over and not yet saved."""

    round: Round
    sheet: Sheet

    def save(self, folder: Path) -> Sheet:
        """Lay it down. Raises desk.ChangedOnDisk where the file was saved by somebody else since it was drafted."""
        return desk.save(folder, self.sheet.name, self.sheet.text, self.sheet.seen)


def free_id(sprint: Sprint, taken: Collection[str] = ()) -> str:
    """`round-3` for a third round; the next number where that is a round's, a board's, or `taken` by what is stored."""
    used = {*taken, *(one.id for one in sprint.rounds), *(one.id for one in sprint.boards)}
    number = len(sprint.rounds) + 1
    while f"round-{number}" in used:
        number += 1
    return f"round-{number}"


def draft(folder: Path, sprint: str, wanted: Mapping[str, Any], before: Sequence[Round]) -> Draft:
    """The sprint's file with `wanted` (as YAML holds it) as its last round, behind `before`, which were seen.

    What somebody else changed in the rest of the file meanwhile stays. Raises ChangedMeanwhile, and Refused where the
    file has a problem or would get one.
    """
    sheet = opened(folder, sprint)
    name = sheet.name
    if sprint_of(sheet.text, name).rounds != tuple(before):
        raise ChangedMeanwhile
    given = {key: _clean(wanted[key]) for key in ORDER if wanted.get(key) is not None}
    for made in _appended(sheet.text, name, given):
        if _adds(made, sheet.text, name, given):
            return Draft(_checked(folder, name, made), Sheet(name, made, sheet.seen))
    raise Refused(say("`{key}` cannot be added to in `{name}`; write it there by hand", key=KEY, name=name))


def write(folder: Path, sprint: str, wanted: Mapping[str, Any], before: Sequence[Round]) -> Sheet:
    """Draft and save; raises what either raises."""
    return draft(folder, sprint, wanted, before).save(folder)


def _clean(value: Any) -> Any:
    """Texts on one line each."""
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


# -- where it comes ---------------------------------------------------------------------------------------------------


def _appended(text: str, name: str, given: Mapping[str, Any]) -> Iterator[str]:
    """The text with the round below the last one, the likeliest place first; none where rounds have no lines."""
    data = data_of(text, name)
    lines = text.splitlines(keepends=True)
    rounds = data[KEY]
    dash = _dash(rounds, data, lines)
    if dash is None:
        return
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    first, last = rounds.item_places[-1][0], _end(data, len(lines))
    made = list(_item(given, " " * dash))
    likeliest = _up(lines, first, last, dash)
    for at in (likeliest, *(one for one in range(last, first - 1, -1) if one != likeliest)):
        yield "".join([*lines[:at], *made, *lines[at:]])


def _dash(rounds: Seq, data: Map, lines: list[str]) -> int | None:
    """How far the dashes of the list stand from the margin; None where it stands between brackets."""
    line, column = data.value_places[KEY]
    return column - 1 if rounds and lines[line - 1][column - 1 : column] == "-" else None


def _end(data: Map, lines: int) -> int:
    """The line (from 0) of the key that follows the rounds; behind the last line where none does."""
    start = data.key_places[KEY][0]
    return min((line - 1 for line, _ in data.key_places.values() if line > start), default=lines)


def _up(lines: list[str], first: int, at: int, dash: int) -> int:
    """Up over empty lines and over comments that stand no further in than the dashes: they belong to what follows."""
    while at > first:
        line = lines[at - 1]
        bare = line.lstrip(" ")
        if bare.strip() and bare.rstrip() != "..." and not (bare.startswith("#") and len(line) - len(bare) <= dash):
            return at
        at -= 1
    return at


def _item(given: Mapping[str, Any], indent: str) -> Iterator[str]:
    first, *rest = (line for key, value in given.items() for line in written(key, value, f"{indent}  "))
    yield f"{indent}- {first.lstrip()}"
    yield from rest


# -- whether it says what was meant -----------------------------------------------------------------------------------


def _adds(made: str, before: str, name: str, given: Mapping[str, Any]) -> bool:
    try:
        new, old = (source.read(text.encode(), name) for text in (made, before))
    except KitError:
        return False
    rest = [{key: value for key, value in one.items() if key != KEY} for one in (new, old)]
    return rest[0] == rest[1] and bool(new[KEY] == [*old[KEY], given])


def _checked(folder: Path, name: str, made: str) -> Round:
    """The new round. Raises Refused where the file, as it would be, has a problem."""
    return looked_over(folder, name, made).rounds[-1]
