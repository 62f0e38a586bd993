"""The item kinds, listed by hand: a new kind is its file and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from toolkit.surveys.item import Item
from toolkit.surveys.items.choices import MultipleChoice, SingleChoice
from toolkit.surveys.items.figures import NumberItem, Recommend
from toolkit.surveys.items.open_text import OpenText
from toolkit.surveys.items.scale import ScaleItem

KINDS: tuple[type[Item], ...] = (ScaleItem, SingleChoice, MultipleChoice, NumberItem, Recommend, OpenText)

if TYPE_CHECKING:
    AnyItem = Item
else:
    from typing import Union

    AnyItem = Annotated[Union[KINDS], Field(discriminator="kind")]  # noqa: UP007  # built from the list above


def kind_name(kind: type[Item]) -> str:
    """The word that authors write after `kind:`."""
    name: str = kind.model_fields["kind"].annotation.__args__[0]  # type: ignore[union-attr]  # a Literal of one word
    return name
