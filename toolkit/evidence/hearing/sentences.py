"""What was heard, in sentences: screen, report and JSON say the same."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import text
from toolkit.evidence.hearing.heard import Answered, Told
from toolkit.evidence.hearing.words import WORDS
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import listed, people


def standing(one: Answered, language: str, *, there: bool = True) -> tuple[str, ...]:
    """How many people's answers may be read, and what must happen before there is (more) to read. How many wait is not
    told: it would tell whether somebody who just withdrew, or was the last to come, had written something.
    `there`: whether the answers stand below, as on the screen.
    """
    own, found, n = WORDS[language], one.comments, len(one.comments.texts)
    if not n:
        told = [own["hidden"].format(minimum=text.figure(found.minimum, language))]
    else:
        who = people(n, found.source, language)
        told = [own[("read" if there else "written") + ("_one" if n == 1 else "")].format(people=who)]
        if found.waiting is not None:
            told.append(own["more"].format(minimum=text.figure(found.minimum, language)))
    if one.simulated:
        told[0] = TEMPLATES[language]["simulated"].format(text=told[0][:1].lower() + told[0][1:])
    return tuple(told)


def tags(one: Answered, language: str) -> tuple[str, ...]:
    """Each tag of a question with its people: "‘slow’: 4 people"."""
    own = WORDS[language]
    return tuple(own["tag"].format(tag=tag, people=people(n, "people", language)) for tag, n in one.tagged())


def told(one: Told, language: str) -> tuple[str, ...]:
    """How many people a finding is about and where they were met; why the number is not exact, where it is not; and
    what there is of robots, apart.
    """
    return tuple(_told(one, language))


def _told(one: Told, language: str) -> Iterator[str]:
    own, places = WORDS[language], list(_where(one, language))
    where = listed(places, language)
    if len(places) == 1:
        yield f"{where[:1].upper()}{where[1:]}."
    elif places:
        fewest, most = text.figure(one.fewest, language), text.figure(one.most, language)
        yield own["between"].format(where=where, fewest=fewest, most=most)
        yield own["double"]
    if one.robots:
        key = "robots_one" if one.robots == 1 else "robots"
        yield own[key].format(n=text.figure(one.robots, language))


def _where(one: Told, language: str) -> Iterator[str]:
    own = WORDS[language]
    if one.seen:
        yield own["seen"].format(people=people(one.seen, "people", language))
    for question, answers in one.wrote:
        who = people(len(answers), "people", language)
        yield own["wrote"].format(people=who, question=question.title(language).rstrip(" .…"))
