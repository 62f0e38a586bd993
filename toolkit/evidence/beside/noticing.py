"""What people would notice between the revisions that two columns showed: it stands beside what moved between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import ValidationError

from toolkit.evidence import variants
from toolkit.evidence.structure import Noticed
from toolkit.experiments.comparing import PART
from toolkit.experiments.sprint import Round
from toolkit.kit import Kit
from toolkit.prototypes import diff
from toolkit.prototypes.prototype import Prototype
from toolkit.text import LANGUAGES, Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store


def noticed(kit: Kit, store: Store, sprint: str, rounds: Iterable[Round], begun: set[str]) -> tuple[Noticed, ...]:
    """Between each column and the one before it that shows another revision; rounds in which nothing happened are left
    out. What people really saw is compared, where it is kept; else the file of that revision.
    """
    name = kit.sprints[sprint].prototype
    files = kit.prototypes.get(name, {})
    columns = [one for planned in rounds for one in _columns(planned) if one[0] in begun]
    found = []
    for (one, title, earlier), (other, later_title, later) in _pairs(columns):
        first = _seen(store, sprint, one, name, earlier) or files.get(earlier)
        second = _seen(store, sprint, other, name, later) or files.get(later)
        if first is not None and second is not None:
            groups = diff.by_screen(diff.differences(first, second))
            found.append(Noticed((one, other), (title, later_title), (earlier, later), groups))
    return tuple(found)


Column = tuple[str, Text, str]
"""The name of a column, its title and the revision that it showed."""


def _columns(planned: Round) -> Iterator[Column]:
    yield planned.id, planned.title, planned.revision
    for one in planned.variants:
        title = Text({code: f"{planned.title(code)}: {one.title(code)}" for code in LANGUAGES})
        yield f"{planned.id}{PART}{one.id}", title, one.revision


def _pairs(columns: list[Column]) -> Iterator[tuple[Column, Column]]:
    """Rounds without variants beside one another, and every column that stands beside another one in a line."""
    parted = {variants.round_of(name) for name, _, _ in columns if PART in name}
    apart = [one for one in columns if one[0] not in parted]
    whole = [one for one in columns if PART not in one[0]]
    for pair in {(a[0], b[0]): (a, b) for of in (apart, whole) for a, b in pairwise(of)}.values():
        if pair[0][2] != pair[1][2]:
            yield pair


def _seen(store: Store, sprint: str, column: str, prototype: str, revision: str) -> Prototype | None:
    """The revision as participants of that round saw it last; None where none of them came yet."""
    texts = [one for one in store.shown(sprint, variants.round_of(column)) if one.kind == "prototype"]
    kept = [one.fingerprint for one in texts if one.name == f"{prototype}/{revision}"]
    content = store.definition(kept[-1]) if kept else None
    try:
        return Prototype.model_validate(content) if content else None
    except ValidationError:  # kept by an older kit, whose blocks this one does not know
        return None
