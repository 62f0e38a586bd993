"""Writing what is expected into a sprint's file: only the keys that differ, all else stays byte for byte.

What was made is read again before it is saved. It must say what was wanted under `expectation:` and the same as before
everywhere else; otherwise nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import schema, source
from toolkit.authoring import desk
from toolkit.authoring.desk import Sheet
from toolkit.authoring.splicing import splice
from toolkit.errors import KitError, Problem, Refused, say
from toolkit.experiments.sprint import Expectation, Sprint
from toolkit.kit import read_kit

KEY = "expectation"

ORDER = tuple(Expectation.model_fields)
"""The keys in the order in which they are written where there was none before."""


class ChangedMeanwhile(Refused):
    """Somebody else wrote another expectation into the file since it was opened; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(say("somebody else changed the expectation since you opened it"))


@dataclass(frozen=True)
class Draft:
    """A sprint's file with another expectation in it, looked over and not yet saved."""

    expectation: Expectation
    sheet: Sheet

    def save(self, folder: Path) -> Sheet:
        """Lay it down. Raises desk.ChangedOnDisk where the file was saved by somebody else since it was drafted."""
        return desk.save(folder, self.sheet.name, self.sheet.text, self.sheet.seen)


def draft(folder: Path, sprint: str, wanted: Mapping[str, Any], before: Expectation | None) -> Draft:
    """The sprint's file with `wanted` (as YAML holds it) as its expectation, in place of `before`, which was seen.

    What somebody else changed in the rest of the file meanwhile stays. Raises ChangedMeanwhile, and Refused where the
    file has a problem or would get one.
    """
    name = f"experiments/{sprint}.yaml"
    sheet = desk.open_sheet(folder, name)
    if not sheet.there:
        raise Refused(say("there is no file `{name}` any more", name=name))
    if _sprint(sheet.text, name).expectation != before:
        raise ChangedMeanwhile
    given = {key: _clean(wanted[key]) for key in ORDER if wanted.get(key) is not None}
    made = splice(sheet.text, name, KEY, given)
    return Draft(_checked(folder, name, sheet.text, made, given), Sheet(name, made, sheet.seen))


def write(folder: Path, sprint: str, wanted: Mapping[str, Any], before: Expectation | None) -> Sheet:
    """Draft and save; raises what either raises."""
    return draft(folder, sprint, wanted, before).save(folder)


def _clean(value: Any) -> Any:
    """Texts without the spaces that nobody sees at the ends of lines: YAML would lose them, too."""
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    return "\n".join(line.rstrip() for line in value.strip().splitlines()) if isinstance(value, str) else value


def _checked(folder: Path, name: str, before: str, made: str, given: Mapping[str, Any]) -> Expectation:
    """Raises Refused where what was made says anything else than what was wanted, and all that was there before."""
    problems = [one for one in read_kit(folder, {name: made}).problems if one.file == name]
    if problems:
        raise Refused(_said(problems[0]))
    after, wanted = _sprint(made, name), Expectation.model_validate(dict(given))
    rest = [{key: value for key, value in _data(text, name).items() if key != KEY} for text in (before, made)]
    if after.expectation != wanted or rest[0] != rest[1]:
        raise Refused(say("`{key}` cannot be replaced in `{name}`; write it there by hand", key=KEY, name=name))
    return wanted


def _sprint(text: str, name: str) -> Sprint:
    try:
        return schema.build(Sprint, _data(text, name), name)
    except KitError as error:
        raise Refused(_said(error.problems[0])) from None


def _data(text: str, name: str) -> source.Map:
    try:
        return source.read(text.encode(), name)
    except KitError as error:
        raise Refused(_said(error.problems[0])) from None


def _said(one: Problem) -> Any:
    """A problem in one line; its place is one in a text that nobody sees."""
    return say("{wrong}; {right}", wrong=one.wrong, right=one.right)
