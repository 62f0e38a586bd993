"""Profiles as people see them: their own, and everybody's."""

from __future__ import annotations

from tests.house.typed import block, made, problems
from tests.prototypes.community.town import Town

Profile = block("profile")
TYPED = Profile.example
LIST = "kind: profile\nid: everybody\nnames: named\nshow: members\n"


def test_somebody_introduces_themselves_and_everybody_can_read_it() -> None:
    town = Town()
    seen = town.does(
        made(Profile, TYPED),
        "a",
        "me/send",
        name="Noor",
        function="planner",
        department="Zorg",
        tie="flex",
        knows="roosters",
        learns="Excel",
        identities=["designer", "problem-solver"],
    )
    said = "Noor planner · Zorg flexwerker Kan helpen met: roosters Wil leren: Excel"
    assert f"Zo zien anderen je: {said} ontwerper, probleemoplosser" in seen.words
    assert f"1 persoon stelde zich voor. {said}" in town.sees(made(Profile, LIST), "b").words


def test_a_name_is_all_that_it_takes() -> None:
    profile = made(Profile, TYPED)
    assert Town().sees(profile, "a", {"me/send": True}).refused == {"me/send": "empty"}
    assert "Noor" in Town().does(profile, "a", "me/send", name="Noor").words


def test_every_kind_of_contract_is_shown_alike() -> None:
    town = Town()
    for number, kind in enumerate(("employee", "flex", "client", "partner")):
        town.person(f"p{number}", name=f"P{number}", tie=kind)
    words = town.sees(made(Profile, LIST), "a").words
    assert "P0 in dienst P1 flexwerker P2 klant P3 partner" in words


def test_a_change_leaves_the_rest_as_it_was() -> None:
    town, profile = Town(), made(Profile, TYPED)
    town.person("a", name="Noor", knows="roosters")
    assert "Noor Kan helpen met: Excel" in town.does(profile, "a", "change/send", knows="Excel").words
    seen = town.sees(profile, "a", {"change/send": True})
    assert (seen.facts, seen.refused) == ((), {})


def test_an_emptied_profile_is_gone_for_everybody() -> None:
    town, profile = Town(), made(Profile, TYPED)
    town.person("a", name="Noor", knows="roosters")
    assert "me/send" in town.does(profile, "a", "wipe/wipe").offers
    assert "Nog niemand stelde zich voor." in town.sees(made(Profile, LIST), "b").words


def test_where_people_are_anonymous_nothing_asks_or_tells_who_they_are() -> None:
    town, profile = Town(), made(Profile, TYPED.replace("named", "anonymous"))
    assert {"me/name", "me/function", "me/department"} & set(town.sees(profile, "a").offers) == set()
    town.person("a", name="Noor", department="Zorg", knows="roosters")
    words = town.sees(made(Profile, LIST.replace("named", "anonymous")), "b").words
    assert "Iemand zonder naam Kan helpen met: roosters" in words
    assert "Noor" not in words
    assert "Zorg" not in words


def test_a_short_profile_asks_three_things_and_the_identities() -> None:
    offers = Town().sees(made(Profile, TYPED + "short: true\n"), "a").offers
    assert set(offers) == {"me/name", "me/knows", "me/learns", "me/identities", "me/send"}


def test_what_a_game_showed_stands_in_the_profile_by_its_name() -> None:
    town = Town()
    town.person("a", name="Noor", strengths="seeing-the-way,patience")
    typed = TYPED + "strengths:\n  - {id: patience, text: {nl: Geduld, en: Patience}}\n"
    assert "Sterk in: seeing the way, Geduld" in town.sees(made(Profile, typed), "a").words


def test_a_moderator_hides_a_profile_from_the_list_and_its_owner_still_sees_it() -> None:
    town, everybody = Town(roles={"m": "moderator"}), made(Profile, LIST)
    town.person("a", name="Grove bijnaam")
    town.does(everybody, "m", "member-1/moderate/hide", reason="Kies een andere naam")
    assert "Reden: Kies een andere naam" in town.sees(everybody, "b").words
    assert "Grove bijnaam" not in town.sees(everybody, "b").words
    assert "Grove bijnaam" in town.sees(everybody, "a").words
    town.does(everybody, "m", "member-1/show-1/show")
    assert "Grove bijnaam" in town.sees(everybody, "b").words


def test_a_list_of_hundreds_shows_twenty_at_first() -> None:
    town, everybody = Town(), made(Profile, LIST)
    for number in range(50):
        town.person(f"p{number:02}", name=f"Lid {number:02}")
    seen = town.sees(everybody, "a")
    assert (seen.words.count("Lid "), "Toon oudere (30)" in seen.words) == (20, True)
    assert town.does(everybody, "a", "more").words.count("Lid ") == 40


def test_a_condition_can_ask_what_somebody_told() -> None:
    town, profile = Town(), made(Profile, TYPED)
    assert profile.answer(town.sees(profile, "a").record) == []
    town.person("a", name="Noor", learns="Excel")
    assert profile.answer(town.sees(profile, "a").record) == ["name", "learns"]
    assert made(Profile, LIST).answers().shape == "none"


def test_two_identities_of_one_name_are_said() -> None:
    wrong = problems(Profile, TYPED.replace("id: problem-solver", "id: designer"))
    assert "the id `designer` is used by identity 1 and identity 2" in wrong
