"""The block kinds, listed by hand: a new kind is its file and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks.action_plan import ActionPlan
from toolkit.prototypes.blocks.button import Button
from toolkit.prototypes.blocks.checklist import Checklist
from toolkit.prototypes.blocks.choice import Choice
from toolkit.prototypes.blocks.contribution import Contribution
from toolkit.prototypes.blocks.conversation_guide import ConversationGuide
from toolkit.prototypes.blocks.decision_guide import DecisionGuide
from toolkit.prototypes.blocks.expedition_board import ExpeditionBoard
from toolkit.prototypes.blocks.feedback import Feedback
from toolkit.prototypes.blocks.form import Form
from toolkit.prototypes.blocks.match_list import MatchList
from toolkit.prototypes.blocks.matching import Matching
from toolkit.prototypes.blocks.picture import Picture
from toolkit.prototypes.blocks.posts import PostsBlock
from toolkit.prototypes.blocks.process_map import ProcessMap
from toolkit.prototypes.blocks.profile import Profile
from toolkit.prototypes.blocks.puzzle import Puzzle
from toolkit.prototypes.blocks.role import RoleBlock
from toolkit.prototypes.blocks.scan import Scan
from toolkit.prototypes.blocks.service_facts import ServiceFacts
from toolkit.prototypes.blocks.statements import Statements
from toolkit.prototypes.blocks.story import Story
from toolkit.prototypes.blocks.talent_market import TalentMarket
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
    Matching,
    ConversationGuide,
    Profile,
    PostsBlock,
    Feedback,
    Contribution,
    RoleBlock,
    ExpeditionBoard,
    Scan,
    Story,
    ActionPlan,
    Statements,
    Puzzle,
    ServiceFacts,
    TalentMarket,
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
