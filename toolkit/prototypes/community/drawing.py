"""What several blocks of a community draw alike: a page of a long list, and a moderator's hand on what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.languages import words
from toolkit.prototypes.block import Action, Robot
from toolkit.surface import Option, Record, Surface

PAGE = 20
"""So many things of a list are shown at first."""

REASON = 200
"""So long may a moderator's reason be."""


def act(r: Record, block: str, kind: str, **parts: str) -> None:
    """Share something, and remember that this person did it in this task: conditions ask about the task at hand."""
    r.share(kind, block, **parts)
    r.put(block, f"did-{kind}", True)


def did(r: Record, block: str, acts: Sequence[str]) -> list[str]:
    """Which of `acts` this person has done in this task; `moderate` stands for hiding and for showing again."""
    kinds = {"moderate": ("hide", "show")}
    return [one for one in acts if any(r.get(block, f"did-{kind}") is True for kind in kinds.get(one, (one,)))]


def shown(r: Record, block: str) -> int:
    """How many things of a list this person has asked for."""
    asked = r.get(block, "shown")
    return int(asked) if isinstance(asked, float) else PAGE


def more(s: Surface, r: Record, block: str, total: int) -> None:
    """The way to the older things of a list."""
    now = shown(r, block)
    if total > now and s.button("more", words(r.language)["com_more"].format(n=total - now)):
        r.put(block, "shown", float(now + PAGE))


def moderate(s: Surface, r: Record, block: str, there: Sequence[Option], hidden: Sequence[Option]) -> None:
    """Hide something with a reason, or show it again. What is hidden already can be given another reason."""
    own = words(r.language)
    with s.expander(own["com_moderate"]):
        with s.at("moderate"):
            several = len(there) > 1
            what = s.choice("what", own["com_hide_what"], there, draft=True) if several else there[0].id
            reason = s.text_input("reason", own["com_hide_why"], REASON, draft=True)
            label = own["com_hide_still" if len(hidden) == len(there) else "com_hide"]
            if s.button("hide", label, needs=("what", "reason") if several else ("reason",)):
                act(r, block, "hide", to=what or "", reason=reason)
        for one in hidden:
            with s.at(f"show-{one.id}"):
                if s.button("show", own["com_show"].format(what=one.label)):
                    act(r, block, "show", to=one.id)


def moderates(at: str, there: Sequence[Option], robot: Robot) -> Iterator[Action]:
    """What a robot that may hide does with a card at `at`."""
    if len(there) > 1:
        yield f"{at}/moderate/what", robot.random.choice(there).id
    yield f"{at}/moderate/reason", "Robot"
    yield f"{at}/moderate/hide", True


def excerpt(text: str, most: int = 40) -> str:
    """The beginning of what somebody wrote, on one line and in whole words.

    >>> excerpt("Wie weet hoe je een rooster deelt met een ander team?", 20)
    'Wie weet hoe je een …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole = line[: most + 1].rpartition(" ")[0]
    return f"{whole} …" if whole else f"{line[:most]}…"
