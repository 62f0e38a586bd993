"""Published cases of our own choice (`own_cases.yaml`) against the code, each to its tolerance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.evidence import intervals
from toolkit.evidence.consistency import _feldt, consistency
from toolkit.evidence.discovery.saturation import from_new
from toolkit.evidence.paired import paired_rates, sign_flips
from toolkit.evidence.ranks import brunner_munzel as published
from toolkit.evidence.ranks import superiority

CASES = {one["name"]: one for one in yaml.safe_load((Path(__file__).parent / "own_cases.yaml").read_text("utf-8"))}

Near = Callable[[Any], Any]


def wilson(given: Any, expected: Any, near: Near) -> None:
    for (x, n), ends in zip(given, expected, strict=True):
        found = intervals.wilson(x, n)
        assert found is not None
        assert found.ends == near(ends)


def newcombe(given: Any, expected: Any, near: Near) -> None:
    for (later, earlier), ends in zip(given, expected, strict=True):
        found = intervals.newcombe(tuple(earlier), tuple(later))
        assert found is not None
        assert found.ends == near(ends)


def paired(given: Any, expected: Any, near: Near) -> None:
    found = paired_rates(**given)
    assert found is not None
    assert found.estimate.value == near(expected["difference"])
    assert found.estimate.ends == near(expected["ends"])


def mcnemar(given: Any, expected: Any, near: Near) -> None:
    found = paired_rates(**given)
    assert found is not None
    assert found.p == near(expected)


def brunner_munzel(given: Any, expected: Any, near: Near) -> None:
    found = superiority(given["earlier"], given["later"])
    assert found is not None
    assert found.estimate.value == near(expected["value"])
    assert published(given["earlier"], given["later"]) == near(expected["ends"])
    assert found.estimate.ends is not None
    assert found.estimate.ends[0] < expected["ends"][0]
    assert found.estimate.ends[1] < expected["ends"][1]  # on the logit scale, away from the end that cannot be passed


def darwin(given: Any, expected: Any, near: Near) -> None:
    assert sign_flips(given) == (near(expected), True)
    assert expected == pytest.approx(2 * 863 / 2**15)


def guest(given: Any, expected: Any, near: Near) -> None:
    found = from_new(given)
    assert (found.base, found.still_new) == (expected["base"], expected["still_new"])


def alpha(given: Any, expected: Any, near: Near) -> None:
    found = consistency(given, fewest=2).estimate
    assert found is not None
    assert found.n == (expected["people"],)
    assert found.value == near(expected["alpha"])
    assert _feldt(found.value, len(given), len(given[0])) == near(expected["ends_of_twelve"])
    assert consistency(given).reason == "too_few"


CHECKS: Mapping[str, Callable[[Any, Any, Near], None]] = {
    "wilson_newcombe_1998_table_1": wilson,
    "newcombe_1998_table_2": newcombe,
    "newcombe_paired_complete_response": paired,
    "newcombe_paired_airways": paired,
    "newcombe_paired_altman": paired,
    "mcnemar_mid_p_airways": mcnemar,
    "brunner_munzel_pain": brunner_munzel,
    "sign_flips_darwin": darwin,
    "guest_run_of_nothing_new": guest,
    "alpha_wide_listwise": alpha,
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_case_of_ours_comes_out_to_its_tolerance(name: str) -> None:
    one = CASES[name]
    CHECKS[name](one["inputs"], one["expected"], lambda wanted: pytest.approx(wanted, abs=one["tolerance"]))


def test_every_case_of_ours_is_checked_and_says_where_it_comes_from() -> None:
    assert set(CASES) == set(CHECKS)
    assert all(one["source"] for one in CASES.values())
