"""Works the stored figures out again, in a minute: python -m tests.evidence.exact.remake"""

from __future__ import annotations

import yaml

from tests.evidence.exact import coverage, others
from tests.evidence.exact.coverage import SIZES, STORED, Figures
from toolkit.evidence.planning import chances

HEAD = "# How often intervals hold, by number of people: python -m tests.evidence.exact.remake\n"


def row(n: int) -> Figures:
    better = coverage.rounded(chances.false_alarm(n, n))
    return {
        "n": n,
        "one_share": coverage.one_share(n),
        "two_shares": coverage.two_shares(n) | {"better": better},
        "one_mean": coverage.one_mean(n),
        "two_means": coverage.two_means(n),
        "times": coverage.times(n),
        "same_people": others.same_people(n),
        "higher": others.higher(n),
    }


if __name__ == "__main__":
    rows = [row(n) for n in SIZES]
    STORED.write_text(HEAD + yaml.safe_dump(rows, sort_keys=False, default_flow_style=None), encoding="utf-8")
