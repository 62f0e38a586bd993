"""Where screens lead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.ways import reached, unreached

NAMES = "abcdef"
graphs = st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), max_size=2) for name in NAMES})


@given(graphs, st.sampled_from(NAMES))
def test_with_a_way_to_each_screen_that_is_named_everything_can_be_reached(
    ways: dict[str, list[str]], start: str
) -> None:
    named = unreached(ways, [start])
    assert reached(ways, [start, *named]) == set(ways)
    for one in named:  # and none of them is named in vain
        assert one not in reached(ways, [start, *(other for other in named if other != one)])


def test_a_screen_that_does_not_exist_leads_nowhere() -> None:
    assert reached({"a": ["b"], "b": []}, ["a", "c"]) == {"a", "b"}
