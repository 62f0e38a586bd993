"""The block kinds, listed by hand: a new kind is its file and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks.button import Button
from toolkit.prototypes.blocks.checklist import Checklist
from toolkit.prototypes.blocks.choice import Choice
from toolkit.prototypes.blocks.conversation_guide import ConversationGuide
from toolkit.prototypes.blocks.decision_guide import DecisionGuide
from toolkit.prototypes.blocks.form import Form
from toolkit.prototypes.blocks.match_list import MatchList
from toolkit.prototypes.blocks.picture import Picture
from toolkit.prototypes.blocks.process_map import ProcessMap
from toolkit.prototypes.blocks.text import TextBlock

KINDS: tuple[type[Block], ...] = (
    TextBlock,
    Picture,
    Checklist,
    Choice,
    Form,
    Button,
    DecisionGuide,
    ProcessMap,
    MatchList,
    ConversationGuide,
)

if TYPE_CHECKING:
    AnyBlock = Block
else:
    from typing import Union

    AnyBlock = Annotated[Union[KINDS], Field(discriminator="kind")]  # noqa: UP007  # built from the list above


def kind_name(kind: type[Block]) -> str:
    """The word that authors write after `kind:`."""
    name: str = kind.model_fields["kind"].annotation.__args__[0]  # type: ignore[union-attr]  # a Literal of one word
    return name
