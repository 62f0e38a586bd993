"""Who sees which variant: balanced within each group of people, in an order that nobody chooses.

Participants come in one by one, and some of them withdraw. Whoever comes gets the variant that fewest people of their
group have at that moment; among equals the seed decides. So no two variants of a group are ever more than one apart
while nobody withdraws, and after a withdrawal the next to come fills the gap.

Where one person sees several variants, what is assigned is an order: the rows of a Williams design (E. J. Williams,
"Experimental designs balanced for the estimation of residual effects of treatments", Australian Journal of Scientific
Research A 2, 1949). In it every variant stands equally often at each position, and follows each other one as often.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from toolkit.experiments.sprint import Round

BETWEEN = "+"
"""Stands between the variants of an order; no id holds it."""


def assign(choices: Sequence[str], taken: Mapping[str, int], seed: str) -> str:
    """The choice for the next to come, given how many have each one now; "" where there is nothing to choose.

    `seed`: the same one again gives the same answer to the same `taken`.
    """
    if not choices:
        return ""
    fewest = min(taken.get(one, 0) for one in choices)
    equal = [one for one in choices if taken.get(one, 0) == fewest]
    # Seeded by text: repeatable in every process and on every machine.
    return random.Random(f"{seed}/{sum(taken.values())}").choice(equal)  # noqa: S311  # balance, not secrecy


def choices(planned: Round) -> tuple[str, ...]:
    """What a participant of a round can be given: its variants, or their orders."""
    names = [one.id for one in planned.variants]
    return orders(names) if planned.each_sees == "all" else tuple(names)


def arms_of(planned: Round, given: str) -> list[tuple[str, str]]:
    """The variants that somebody sees, in order, each with its revision. Without any of them: the round's first."""
    known = {one.id: one.revision for one in planned.variants}
    names = [one for one in given.split(BETWEEN) if one in known] or list(known)[:1]
    return [(name, known[name]) for name in names]


def orders(names: Sequence[str]) -> tuple[str, ...]:
    """The rows of a Williams design: n of them for an even number of variants, 2 n for an odd one."""
    if len(names) < 2:
        return tuple(names)
    first = _first_row(len(names))
    rows = [[(step + shift) % len(names) for step in first] for shift in range(len(names))]
    if len(names) % 2:
        rows += [row[::-1] for row in rows]
    return tuple(BETWEEN.join(names[index] for index in row) for row in rows)


def _first_row(n: int) -> list[int]:
    """0, 1, n-1, 2, n-2 …: neighbours differ by every amount once."""
    row = [0]
    for step in range(1, n):
        row.append((step + 1) // 2 if step % 2 else n - step // 2)
    return row
