"""The list of members: everybody who says something of themselves, with an id that says nothing about them."""

from __future__ import annotations

from tests.prototypes.community.town import facts_of
from toolkit.prototypes.community.members import hidden, members, several


def test_members_stand_by_name_with_the_latest_of_what_they_say() -> None:
    facts = facts_of(
        [
            ("k1", "profile", {"name": "Joris", "tie": "flex"}),
            ("k2", "profile", {"knows": "Roosters"}),
            ("k3", "profile", {"name": "amira"}),
            ("k1", "profile", {"tie": "employee"}),
        ]
    )
    found = members(facts)
    assert [(one.id, one.said("name"), one.said("tie")) for one in found] == [
        ("3", "amira", ""),
        ("1", "Joris", "employee"),
        ("2", "", ""),
    ]
    assert all(one.person.by not in one.id for one in found)


def test_who_emptied_their_profile_is_no_longer_listed() -> None:
    facts = facts_of([("a", "profile", {"name": "Noor", "knows": "x"}), ("a", "profile", {"name": "", "knows": ""})])
    assert members(facts) == ()


def test_what_is_hidden_from_the_list_keeps_the_last_reason() -> None:
    hides = [("m", "hide", {"to": "1", "reason": one}) for one in ("Grof", " ", "Nog eens")]
    assert hidden(facts_of(hides)) == {"1": "Nog eens"}
    assert hidden(facts_of([*hides, ("m", "show", {"to": "1"})])) == {}


def test_a_part_with_commas_holds_several() -> None:
    assert list(several("a, b,,c ")) == ["a", "b", "c"]
