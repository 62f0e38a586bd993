"""Who and what is matched: vacancies with the skills that they ask, people with those that they have and want."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.matching.fairness import Fair
from toolkit.matching.score import Person, Vacancy
from toolkit.schema import Complaint, Id, unknown
from toolkit.text import Text


class Opening(Fair):
    """A vacancy, and the skills that it asks."""

    id: Id = Field(description="The vacancy's name in the results.")
    title: Text = Field(description="What the vacancy is called.")
    line: Text | None = Field(None, description="One line about the vacancy: the team, the hours.")
    must: tuple[Id, ...] = Field(
        (), max_length=12, description="The skills that it cannot do without; each counts double."
    )
    nice: tuple[Id, ...] = Field(
        (), max_length=12, description="The skills that would be nice to have; each counts once."
    )

    @property
    def asks(self) -> Vacancy:
        return Vacancy(self.id, self.must, self.nice)

    def wrong(self, known: Sequence[str]) -> Iterator[Complaint]:
        """What is wrong with it among these skills."""
        yield from _misnamed({"must": self.must, "nice": self.nice}, known)
        if not self.must and not self.nice:
            wrong = say("the vacancy `{id}` asks nothing, so everybody fits", id=self.id)
            yield Complaint((), wrong, say("add `{key}: ...`", key="must"))


class Candidate(Fair):
    """Somebody who may fit, from inside or outside. Where people come from is shown and never counts."""

    id: Id = Field(description="The person's name in the results.")
    title: Text = Field(description="What to call this person: a role, never a real name.")
    line: Text | None = Field(None, description="One line about this person: the team, the present work.")
    comes_from: Literal["inside", "outside"] = Field(
        description="From `inside` or `outside`: shown, and never counted."
    )
    has: tuple[Id, ...] = Field((), max_length=20, description="The skills that are there.")
    wants: tuple[Id, ...] = Field((), max_length=20, description="The skills that this person wants to develop.")

    @property
    def person(self) -> Person:
        return Person(self.id, frozenset(self.has), frozenset(self.wants))

    def wrong(self, known: Sequence[str]) -> Iterator[Complaint]:
        """What is wrong with this person's skills among those that there are."""
        yield from _misnamed({"has": self.has, "wants": self.wants}, known)


def _misnamed(lists: dict[str, tuple[str, ...]], known: Sequence[str]) -> Iterator[Complaint]:
    """Skills that there are not, and those that stand in these lists twice."""
    seen: set[str] = set()
    for key, named in lists.items():
        for index, name in enumerate(named):
            if name not in known:
                yield unknown((key, index), say("skill"), name, known)
            elif name in seen:
                yield Complaint((key, index), say("the skill `{id}` stands here twice", id=name), say("keep it once"))
            seen.add(name)
