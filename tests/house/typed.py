"""What an author typed: as a model, as the problems that the kit prints about it, and as participants see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

from toolkit import schema, source
from toolkit.door.surface import HtmlSurface
from toolkit.errors import KitError
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.blocks import kind_name as block_kind
from toolkit.surface import Fact, Offer, Record, Value
from toolkit.surveys.item import Item
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.items import kind_name as item_kind

M = TypeVar("M", bound=schema.Model)
SCOPE = "task.t"


def made(model: type[M], typed: str) -> M:
    return schema.build(model, source.read(typed.encode(), "f"), "f")


def problems(model: type[schema.Model], typed: str) -> str:
    """The problems of one file as `proeftuin check` prints them, from line:column on; "" where there is none."""
    try:
        made(model, typed)
    except KitError as error:
        return "\n".join(str(one).removeprefix("f:") for one in error.problems)
    return ""


def pointed(typed: str) -> tuple[str, str]:
    """A file in which » shows where the problem should point: the file without it, and `line:column`."""
    before = typed[: typed.index("»")]
    return typed.replace("»", ""), f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def block(kind: str) -> type[Block]:
    return next(one for one in BLOCKS if block_kind(one) == kind)


def item(kind: str) -> type[Item]:
    return next(one for one in ITEMS if item_kind(one) == kind)


@dataclass(frozen=True)
class Drawn:
    """One pass of drawing: the words on it, what may be answered (by local key), what was said and refused."""

    words: str
    offers: Mapping[str, Offer]
    facts: list[Fact]
    refused: Mapping[str, str]
    record: Record


def draw(
    thing: Block | Item,
    values: Mapping[str, Value] | None = None,
    given: Mapping[str, object] | None = None,
    language: str = "nl",
) -> Drawn:
    """Draw a block or an item with what was answered so far (`values`) and what is sent now (`given`), by local keys."""
    at = f"{SCOPE}/{thing.id or 'b0'}/"
    record = Record(language, {at + key: value for key, value in (values or {}).items()}, SCOPE)
    surface = HtmlSurface(record, {at + key: value for key, value in (given or {}).items()})
    with surface.section("x"), surface.at(thing.id or "b0"):
        thing.draws(surface, record)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", surface.html())).split())
    offers = {key.removeprefix(at): offer for key, offer in surface.offers.items()}
    refused = {key.removeprefix(at): why for key, why in surface.refused.items()}
    return Drawn(words, offers, record.facts, refused, record)
