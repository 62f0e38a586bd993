"""A whole and the parts that it is made of, through the gate together, so that none of them tells of another."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.evidence.disclosure.figures import Figure, Hidden, Reason
from toolkit.evidence.disclosure.showing import FLOOR, hidden, least, show, size, telling
from toolkit.evidence.disclosure.words import EN, NL
from toolkit.evidence.measure import Raw
from toolkit.evidence.variants import GROUP
from toolkit.records import RoundState
from toolkit.text import LANGUAGES, Text

_WORDS = {"nl": NL, "en": EN}


def show_parts(
    whole: Raw, parts: Sequence[Raw], rest: Raw | None, minimum_group: int, state: RoundState
) -> list[Figure]:
    """Figures of a whole and of its parts: the whole first. No part below the minimum can be reckoned out of them, nor
    one whose people all said the same.

    Parts are either groups of people, one subject in columns of their own (`round-1@managers`, "Round 1: Managers"; who
    is in no group: `round-1@`). Then `rest` is one of them or None, and what is small is merged with the next smallest.
    The figures after the whole are those of the merged groups, in the order of their first parts, and are called
    `round-1@managers+recruiters`, "Round 1: Managers and Recruiters"; where everybody together is one group only, there
    is one figure after the whole, and it is hidden (`small_part`). What is hidden because all in it agree takes the
    next smallest with it. This holds about the prototype as well: a group of one is no nameless person any more.

    Or they are subjects of their own (invitations): they cannot be merged, and small ones are hidden (`_hide`).
    """
    if all(one.subject == whole.subject for one in parts):
        return [show(whole, minimum_group, state), *_groups(whole, parts, minimum_group, state)]
    return _hide(whole, parts, rest, minimum_group, state)


def _groups(whole: Raw, parts: Sequence[Raw], minimum_group: int, state: RoundState) -> list[Figure]:
    everybody = [one for one in parts if size(one) or one.round.rpartition(GROUP)[2]]
    if state.state != "closed" and whole.subject.about == "person":
        return [show(one, minimum_group, state) for one in everybody]  # hidden; names of merged ones would tell sizes
    if not any(map(size, everybody)):
        return []  # nobody answered at all: there is nothing to part
    minimum = least(whole.subject, minimum_group)
    groups = [[everybody[at] for at in places] for places in _merged([size(one) for one in everybody], minimum)]
    raws = [one[0] if len(one) == 1 else _together(whole, one) for one in groups]
    if len(raws) == 1 < len(everybody) or any(size(one) < minimum for one in raws):
        return [hidden(one, "small_part", minimum_group, state) for one in raws]
    return _beside(raws, minimum, minimum_group, state)


def _merged(sizes: Sequence[int], minimum: int) -> list[tuple[int, ...]]:
    """The places of parts, those of small ones put together with the next smallest until none is small."""
    groups: list[tuple[int, tuple[int, ...]]] = [(n, (place,)) for place, n in enumerate(sizes)]
    while len(groups) > 1 and min(groups)[0] < minimum:
        (first, a), (second, b), *others = sorted(groups)
        groups = [(first + second, tuple(sorted((*a, *b)))), *others]
    return sorted(places for _, places in groups)


def _together(whole: Raw, raws: Sequence[Raw]) -> Raw:
    """Groups as one, by the names of all of them."""
    names = "+".join(one.round.rpartition(GROUP)[2] for one in raws)
    titles = {code: f"{whole.title(code)}: {_listed(whole, raws, code)}" for code in LANGUAGES}
    return Raw.together(raws, f"{whole.round}{GROUP}{names}", Text(titles))


def _listed(whole: Raw, raws: Sequence[Raw], language: str) -> str:
    own, before = _WORDS[language], f"{whole.title(language)}: "
    in_none = [one for one in raws if one.round.endswith(GROUP)]
    named = [one.title(language).removeprefix(before) for one in raws if one not in in_none]
    *first, last = [*named, *(own["of_no_group"] for _ in in_none)]
    return own["and_groups"].format(first=", ".join(first), last=last) if first else last


def _beside(raws: Sequence[Raw], minimum: int, minimum_group: int, state: RoundState) -> list[Figure]:
    """The figures of groups, with the smallest of them hidden beside those that are hidden, as long as the whole less
    what is shown would tell what the hidden ones hold.
    """
    found = [show(one, minimum_group, state) for one in raws]
    gone = [place for place, one in enumerate(found) if isinstance(one, Hidden)]
    large = sorted((size(one), place) for place, one in enumerate(raws) if place not in gone)
    while large and gone and telling([raws[place] for place in gone], minimum):
        _, place = large.pop(0)
        gone.append(place)
        found[place] = hidden(raws[place], "beside_part", minimum_group, state)
    return found


def _hide(whole: Raw, parts: Sequence[Raw], rest: Raw | None, minimum_group: int, state: RoundState) -> list[Figure]:
    """A small group is hidden; where all that is hidden together is still small, the smallest of the others is hidden
    too, as the whole less what is shown would tell it. A group is as large as the first stage of its chain: nobody
    knows who of 20 invited people the two are that joined. Of `rest`, who came by no invitation at all, nobody holds a
    list, so it is hidden while it is small and hides no other group.
    """
    everybody = [*parts, rest] if rest is not None else [*parts]
    minimum = max(FLOOR, minimum_group)
    sizes = [size(one) for one in everybody]
    gone: dict[int, Reason] = {place: "small_part" for place, n in enumerate(sizes) if 0 < n < minimum}
    listed = range(len(parts))
    large = sorted((sizes[place], place) for place in listed if sizes[place] >= minimum)
    while large and 0 < sum(sizes[place] for place in listed if place in gone) < minimum:
        gone[large.pop(0)[1]] = "beside_part"
    found = [show(one, minimum_group, state) for one in (whole, *everybody)]
    for place, reason in gone.items():
        found[place + 1] = hidden(everybody[place], reason, minimum_group, state)
    return found
