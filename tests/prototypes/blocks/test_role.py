"""Roles to try: what each may do is said in words, and is what the other blocks let them do."""

from __future__ import annotations

from tests.house.typed import block, made
from tests.prototypes.community.town import Town
from toolkit.prototypes.diff import account, differences
from toolkit.prototypes.prototype import Prototype, Screen

Role = block("role")
TYPED = Role.example


def test_every_role_says_what_it_may_do() -> None:
    words = Town().sees(made(Role, TYPED), "a").words
    assert words.startswith("Probeer een rol Je bent nu: lid Lid Stelt zich voor")
    assert "Moderator Doet alles wat een lid doet. Verbergt wat hier niet hoort, altijd met een reden" in words
    assert "Beheerder Doet alles wat een moderator doet. Houdt de ledenlijst bij." in words


def test_a_role_is_taken_on_and_given_up_again() -> None:
    town, role = Town(), made(Role, TYPED)
    posts = made(block("posts"), block("posts").example)
    assert "post-example.handover/moderate/hide" not in town.sees(posts, "a").offers
    assert "Je bent nu: moderator" in town.does(role, "a", "moderator/take").words
    assert "post-example.handover/moderate/hide" in town.sees(posts, "a").offers
    assert "Je bent nu: lid" in town.does(role, "a", "member/take").words
    assert "post-example.handover/moderate/hide" not in town.sees(posts, "a").offers


def test_one_persons_role_is_nobody_elses() -> None:
    town, role = Town(), made(Role, TYPED)
    town.does(role, "a", "administrator/take")
    assert "Je bent nu: lid" in town.sees(role, "b").words


def test_who_came_by_a_moderators_link_is_a_moderator_and_nothing_else() -> None:
    seen = Town(roles={"m": "moderator"}).sees(made(Role, TYPED), "m")
    assert "Je bent nu: moderator" in seen.words
    assert seen.offers == {}


def test_the_administrator_keeps_the_list_of_members() -> None:
    town, role = Town(roles={"h": "administrator"}), made(Role, TYPED)
    assert "Nog niemand stelde zich voor." in town.sees(role, "h").words
    town.person("a", name="Noor", department="Zorg", tie="flex")
    town.person("b", name="Joris")
    assert "Hoort erbij als Joris - - Noor Zorg flexwerker" in town.sees(role, "h").words
    assert "Noor" not in town.sees(role, "b").words
    anonymous = made(Role, TYPED.replace("named", "anonymous"))
    assert "Naam Hoort erbij als Iemand zonder naam - Iemand zonder naam flexwerker" in town.sees(anonymous, "h").words


def test_a_condition_can_ask_for_the_role_that_somebody_took_on() -> None:
    town, role = Town(), made(Role, TYPED)
    assert role.answer(town.sees(role, "a").record) is None
    town.does(role, "a", "moderator/take")
    assert role.answer(town.sees(role, "a").record) == "moderator"
    town.does(role, "a", "member/take")
    assert role.answer(town.sees(role, "a").record) is None


def test_what_depends_on_a_role_is_told_by_the_roles_name_and_is_no_difference_by_itself() -> None:
    """The roles are the kind's own words and no parts that an author named."""
    text = {"kind": "text", "text": "Nu mag je verbergen", "show_if": {"block": "r", "is": "moderator"}}
    screens = [{"id": "s", "title": "S", "blocks": [{"kind": "role", "id": "r", "names": "named"}, text]}]
    after = Prototype.model_validate({"title": "P", "about": "P", "screens": screens})
    (role, _) = screens[0]["blocks"]  # type: ignore[misc]  # the two blocks above
    before = after.model_copy(update={"screens": (Screen.model_validate({**screens[0], "blocks": [role]}),)})
    assert differences(after, after) == ()
    assert "alleen bij “moderator”" in account(differences(before, after), "nl")
