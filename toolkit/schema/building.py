"""From what was read to a model, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from toolkit.errors import MAX_PROBLEMS, KitError, Problem, first_of
from toolkit.schema.model import Complaint, M
from toolkit.schema.near import near
from toolkit.schema.partial import Partial, has_hole
from toolkit.schema.shapes import locate, place_of, spot
from toolkit.schema.words import Finding, finding, words_for
from toolkit.source import Map, Seq, Source, inside

_TURNS = 6
"""What was left out can make another part not fit; after so many turns the rest is let be."""


@dataclass(frozen=True)
class Built(Generic[M]):
    """A file as a model.

    `model` is there when everything fits its shape; `rest` is the model, or what is left of it when something stands in
    for the parts that do not fit. `problems` are those of the shape, of reading and of the model itself.
    """

    name: str
    model: M | None
    rest: M | None
    problems: tuple[Problem, ...]
    data: Map | None = None
    partial: Partial | None = None

    def located(self, complaints: Iterable[Complaint], *, alone: bool = False) -> list[Problem]:
        """Complaints about `rest` as problems, without those that only follow from parts that were left out.

        `alone` says that each is about one value and nothing else.
        """
        if self.data is None or self.rest is None:
            return []
        kept = complaints if self.partial is None else self.partial.keeps(complaints, self.rest, alone=alone)
        return [locate(one, self.data, self.name) for one in kept]


def build(model: type[M], data: Map, file: str) -> M:
    """Make a `model` of what was read; raises KitError with all its problems, each at its line."""
    built = check(model, Source(file, data))
    if built.problems or built.model is None:
        raise KitError(built.problems)
    return built.model


def check(model: type[M], source: Source) -> Built[M]:
    """Make a `model` of a file and find everything that is wrong with it, in the order of its lines."""
    if source.data is None:
        return Built(source.name, None, None, source.problems)
    problems = list(source.problems)
    partial = Partial(source.data, source.lost, source.gone) if problems else None
    made: M | None = None
    for turn in range(_TURNS):
        data = partial.data if partial else source.data
        try:
            made = model.model_validate(data)
            break
        except ValidationError as error:
            partial = partial or Partial(source.data, source.lost, source.gone)
            details = [one for one in error.errors(include_url=False) if not _shortened(one)]
        findings = [finding(one, spot(model, one["loc"]), partial.data) for one in details[: 2 * MAX_PROBLEMS]]
        problems += _said(findings, partial, source, first=turn == 0)
        if len(findings) < len(details):
            break  # so much is wrong that it is no such file at all
        partial.mend(findings)
    fits = made if partial is None else None
    left = Built(source.name, fits, made, (), partial.data if partial else source.data, partial)
    if made is not None:
        problems += left.located(made.complaints())
    return Built(source.name, fits, made, tuple(first_of(problems)), left.data, partial)


def _shortened(detail: ErrorDetails) -> bool:
    """pydantic leaves out list items that failed and then finds the list too short: that is no problem of its own."""
    given, context = detail.get("input"), detail.get("ctx") or {}
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= context.get("min_length", 1)


def _said(findings: Sequence[Finding], partial: Partial, source: Source, *, first: bool) -> list[Problem]:
    """The problems behind what pydantic found, without those that only follow from others."""
    misspelt = _misspelt(findings)
    said = []
    for one in findings:
        if _follows(one, source, misspelt, partial.around) or not (
            first or _behind_guess(one, findings, partial, misspelt)
        ):
            continue
        for words in words_for(one, partial.data):
            line, column = place_of(partial.data, words.path, at_key=words.at_key)
            if line not in source.gone:  # of a line that could not be read one thing is said
                said.append(Problem(source.name, line, column, words.wrong, words.right))
    return said


def _misspelt(findings: Sequence[Finding]) -> set[tuple[int, str]]:
    """The keys that are there under another spelling, with the mapping that they belong to."""
    found = set()
    for one in findings:
        if one.kind == "extra_forbidden" and isinstance(one.owner, Map):
            meant = near(one.step, [key for key in one.spot.keys if key not in one.owner])
            first = str(one.step).replace(":", " ").strip("- \u00a0").partition(" ")[0]
            found |= {(id(one.owner), key) for key in (meant, first) if key}
    return found


def _follows(one: Finding, source: Source, misspelt: set[tuple[int, str]], around: set[int]) -> bool:
    if has_hole(one.value) or (one.kind == "union_tag_not_found" and isinstance(one.value, Map) and one.value.gap):
        return True
    if one.missing_key:
        gone = isinstance(one.owner, Map) and one.owner.gap
        lost = id(one.owner) in around and str(one.step) in source.lost
        return gone or lost or (id(one.owner), str(one.step)) in misspelt
    if one.kind == "too_short" and isinstance(one.value, Seq):
        return id(one.value) in around
    if one.value is None and isinstance(one.owner, Map) and one.step in one.owner:
        return _emptied(one.owner, str(one.step), one, source)
    return False


def _emptied(owner: Map, key: str, one: Finding, source: Source) -> bool:
    """Whether a value is only empty because what stood under its key was left out, or stands beside it."""
    line = owner.key_places[key][0]
    if any(line < gone <= line + 3 for gone in source.gone):
        return True
    keys = list(owner)
    after = keys[keys.index(key) + 1 :]
    return bool(after) and after[0] in ("nl", "en") and after[0] not in one.spot.keys


def _doubts(one: Finding, misspelt: set[tuple[int, str]]) -> bool:
    """Whether it makes one doubt that an item is of the kind that it was taken for."""
    if one.kind == "missing":
        return (id(one.owner), str(one.step)) not in misspelt
    return one.kind == "extra_forbidden" and near(one.step, one.spot.keys) is None


def _behind_guess(one: Finding, findings: Sequence[Finding], partial: Partial, misspelt: set[tuple[int, str]]) -> bool:
    """Whether it stands under a key or in an item that was taken for the nearest one, and is true of that for sure."""
    here: object = partial.data
    for step in one.path:
        keys = partial.guessed.get(id(here), set())
        if step in keys and step != "kind":
            return True
        if "kind" in keys:
            return not any(_doubts(other, misspelt) for other in findings if other.owner is here)
        here = inside(here, step)
    return False
