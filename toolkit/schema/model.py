"""The base of all content, and what a model can find wrong with itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from toolkit.text import Text

Path = tuple[str | int, ...]

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""A name that other lines can refer to: lower-case letters, digits and hyphens."""

Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


@dataclass(frozen=True)
class Complaint:
    """Something that a model finds wrong with itself; `path` leads from the model to the place.

    `word` is the name that leads nowhere or stands twice, for complaints about nothing but names.
    """

    path: Path
    wrong: str
    right: str
    at_key: bool = False
    word: str = ""

    def under(self, *before: str | int) -> Complaint:
        return Complaint((*before, *self.path), self.wrong, self.right, self.at_key, self.word)


class Model(BaseModel):
    """Base of all content: no unknown keys, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    def complaints(self) -> Iterator[Complaint]:
        """What is wrong beyond the shape. Models with parts also yield their parts' complaints."""
        yield from ()

    def plain(self) -> dict[str, Any]:
        """The model as YAML could hold it, without what was left out."""
        found: dict[str, Any] = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return found

    def fingerprint(self) -> str:
        """A fingerprint of the meaning: a comment, an order of keys or a quote style does not change it."""
        return self._fingerprint

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self.plain())  # a model never changes, so once is enough


M = TypeVar("M", bound=Model)


class Choosable(Model):
    """An option: its id is stored, its text is shown."""

    id: Id = Field(description="The option's name in the results.")
    text: Text = Field(description="What participants read.")


def fingerprint(data: Any) -> str:
    """The first 16 hex digits of SHA-256 over the canonical JSON of `data`."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
