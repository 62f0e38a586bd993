"""What an expectation can compare: rounds, and the variants of a round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, Protocol

from pydantic import Field

from toolkit.errors import say
from toolkit.experiments.people import Variant
from toolkit.schema import Complaint, unknown
from toolkit.text import LANGUAGES, Text

PART = "/"
"""Stands between a round and its variant in the name of a column; no id holds it."""

ColumnName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}(/[a-z][a-z0-9-]{0,8})?$")]
"""`round-2`, or a variant of it: `round-2/a`."""

Measured = Literal["completion", "time-on-task", "score"]


class Planned(Protocol):
    """A round, as much of it as must be known here."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def variants(self) -> tuple[Variant, ...]: ...
    @property
    def each_sees(self) -> Literal["one", "all"]: ...


def round_of(column: str) -> str:
    """The round that a column belongs to."""
    return column.split(PART)[0]


def columns(round: Planned, measure: Measured) -> Mapping[str, Text]:
    """What a round has a figure of, by name, with its title: the round, or each of its variants.

    Where everybody saw every variant, what people were asked is about the whole.
    """
    if not round.variants or (measure == "score" and round.each_sees == "all"):
        return {round.id: round.title}
    return {
        f"{round.id}{PART}{one.id}": Text({code: f"{round.title(code)}: {one.title(code)}" for code in LANGUAGES})
        for one in round.variants
    }


def complaints(compared: Sequence[str], measure: Measured, rounds: Sequence[Planned]) -> Iterator[Complaint]:
    """What is wrong with the two columns of an expectation."""
    known = [name for one in rounds for name in columns(one, measure)]
    wrong = [(index, name) for index, name in enumerate(compared) if name not in known]
    yield from (_unknown(index, name, known) for index, name in wrong)
    earlier, later = compared
    if earlier == later:
        right = say("name the earlier one, then the later one")
        yield Complaint(("compare",), say("a round is compared with itself"), right)
    elif not wrong and known.index(earlier) > known.index(later) and round_of(earlier) != round_of(later):
        told = say("the earlier round stands first, and `{one}` comes after `{other}`", one=earlier, other=later)
        right = say("did you mean `compare: [{later}, {earlier}]`?", earlier=earlier, later=later)
        yield Complaint(("compare",), told, right)


def _unknown(index: int, name: str, known: Sequence[str]) -> Complaint:
    own = [one for one in known if round_of(one) == round_of(name)]
    if own and PART not in name:
        told = say("the round `{name}` has variants, so it has no one figure", name=name)
        names = ", ".join(f"`{one}`" for one in own)
        return Complaint(("compare", index), told, say("use one of {names}", names=names))
    if own and own == [round_of(name)]:
        told = say("the variants of `{name}` have no figure of their own for this", name=round_of(name))
        return Complaint(("compare", index), told, say("write `{name}`", name=round_of(name)))
    return unknown(("compare", index), say("round"), name, known)
