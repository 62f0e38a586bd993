"""Which people take part in a sprint, how they were asked, and which variant of a prototype they see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from toolkit.errors import say
from toolkit.options import alike
from toolkit.schema import Complaint, Id, Model, Whole, doubled
from toolkit.text import Text

LONGEST = 9
"""Signs of a variant's name: an order of all four must fit into one field of the store."""


def _revision(value: Any) -> str:
    """`v1`, `v2` …; what comes near it is understood well enough to say what would be right."""
    if isinstance(value, str) and re.fullmatch(r"v[1-9][0-9]{0,2}", value):
        return value
    typed = str(value)[:40] if isinstance(value, str | int | float) else ""
    wrong = say("`{given}` is no revision: they are called `v1`, `v2` …", given=typed)
    number = re.search(r"[1-9][0-9]{0,2}", typed)
    if not typed:
        wrong = say("a revision is missing here")
    right = say("did you mean `{word}`?", word=f"v{number[0]}") if number else say("write `v1` for the first one")
    raise PydanticCustomError("kit", "{wrong}", {"wrong": wrong, "right": right})


Revision = Annotated[str, Field(pattern=r"^v[1-9][0-9]{0,2}$"), BeforeValidator(_revision)]


class Segment(Model):
    """One group of people that may see things differently: managers, employees, recruiters."""

    id: Id = Field(description="The group's name in the results.")
    title: Text = Field(description="What people of this group call themselves.")


class Channel(Model):
    """One way in which people were invited, with a link of its own."""

    id: Id = Field(description="The invitation's name, for its link and for the results.")
    title: Text = Field(description="How people were invited, in a few words.")
    invited: Whole | None = Field(
        None, ge=1, le=100_000, description="How many people got this invitation; left out where nobody knows."
    )
    segment: Id | None = Field(None, description="The group of people that got it; left out where it went to several.")


class Variant(Model):
    """One of several revisions that are tried beside one another in one round."""

    id: Id = Field(description="The variant's name in the results: a letter or a short word.")
    title: Text = Field(description="The variant in a few words, for the team; participants do not see it.")
    revision: Revision = Field(description="The revision that it shows: `v1`, `v2` …")


def channel_complaints(channels: Sequence[Channel]) -> Iterator[Complaint]:
    names = [one.id for one in channels]
    yield from doubled(("channels",), say("invitation"), names)
    if len(set(names)) == len(names):
        yield from alike(("channels",), say("invitation"), [one.title for one in channels], ("title",))


def variant_complaints(variants: Sequence[Variant], revision: str) -> Iterator[Complaint]:
    """What is wrong with the variants of a round that tries `revision`."""
    yield from doubled(("variants",), say("variant"), [one.id for one in variants])
    for index, one in enumerate(variants):
        if len(one.id) > LONGEST:
            wrong = say("the variant's name `{name}` is long", name=one.id)
            yield Complaint(("variants", index, "id"), wrong, say("at most {n} signs; a letter will do", n=LONGEST))
        if one.revision in [other.revision for other in variants[:index]]:
            wrong = say("two variants show `{revision}`, so there is nothing to compare", revision=one.revision)
            yield Complaint(("variants", index, "revision"), wrong, say("name another revision, or leave one out"))
    if len(variants) == 1:
        wrong = say("one variant has nothing beside it")
        yield Complaint(("variants",), wrong, say("name at least two, or leave `variants` out"))
    elif revision not in (shown := {one.revision for one in variants}) and len(shown) == len(variants) > 0:
        wrong = say("no variant shows `{revision}`, the round's own revision", revision=revision)
        yield Complaint(("revision",), wrong, say("name the revision of one of the variants"))
