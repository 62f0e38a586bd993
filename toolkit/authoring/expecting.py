"""Writing what is expected into a sprint's file: only the keys that differ, all else stays byte for byte.

What was made is read again before it is saved. It must say what was wanted under `expectation:` and the same as before
everywhere else; otherwise nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.authoring import desk
from toolkit.authoring.desk import Sheet
from toolkit.authoring.splicing import splice
from toolkit.authoring.sprint_file import data_of, looked_over, opened, sprint_of
from toolkit.errors import Refused, say
from toolkit.experiments.sprint import Expectation

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
    sheet = opened(folder, sprint)
    name = sheet.name
    if sprint_of(sheet.text, name).expectation != before:
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
    after, wanted = looked_over(folder, name, made), Expectation.model_validate(dict(given))
    rest = [{key: value for key, value in data_of(text, name).items() if key != KEY} for text in (before, made)]
    if after.expectation != wanted or rest[0] != rest[1]:
        raise Refused(say("`{key}` cannot be replaced in `{name}`; write it there by hand", key=KEY, name=name))
    return wanted
