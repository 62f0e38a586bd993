"""Posts as people see them: a member, their author, a moderator."""

from __future__ import annotations

import pytest

from tests.house.typed import block, made, problems
from tests.prototypes.community.town import Town
from toolkit.prototypes.community.drawing import PAGE

Posts = block("posts")
TYPED = Posts.example
PLAIN = "kind: posts\nid: my-posts\nnames: named\n"


def written(town: Town, by: str = "a", title: str = "Zo deel ik mijn rooster") -> str:
    return town.share("my-posts", by, "write", title=title, text=f"Tekst bij {title}")


def test_before_anybody_writes_the_screen_says_whose_name_stands_there() -> None:
    named = Town().sees(made(Posts, PLAIN), "a").words
    anonymous = Town().sees(made(Posts, PLAIN.replace("named", "anonymous")), "a").words
    assert named.startswith("Bij wat je hier plaatst staat de naam die je zelf opgeeft.")
    assert anonymous.startswith("Wat je hier plaatst is anoniem")
    assert "Hier staat nog niets. Begin jij?" in named


def test_a_post_stands_with_the_name_that_its_author_chose() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    town.person("a", name="Noor")
    seen = town.does(posts, "a", "new/send", title="Wie weet dit?", text="Hoe deel je een rooster?", asks=True)
    assert "Wie weet dit? jij · vraag Hoe deel je een rooster?" in seen.words
    assert "Wie weet dit? Noor · vraag Hoe deel je een rooster?" in town.sees(posts, "b").words


def test_nobody_sees_who_wrote_something_anonymous() -> None:
    town, posts = Town(), made(Posts, PLAIN.replace("named", "anonymous"))
    town.person("a", name="Noor")
    written(town)
    assert "iemand Tekst bij" in town.sees(posts, "b").words
    assert "Noor" not in town.sees(posts, "b").words


def test_half_a_post_is_refused() -> None:
    posts = made(Posts, PLAIN)
    seen = Town().sees(posts, "a", {"new/title": "Rooster", "new/text": " ", "new/send": True})
    assert (seen.refused, seen.facts) == ({"new/send": "empty"}, ())


def test_a_reply_stands_under_its_post_and_stays_when_the_post_is_withdrawn() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    one = written(town)
    seen = town.does(posts, "b", f"post-{one}/reply/send", text="Dank je!")
    assert "Antwoord · jij Dank je!" in seen.words
    left = town.without("a").sees(posts, "c")
    assert "Dit is ingetrokken door wie het plaatste. Antwoord · iemand Dank je!" in left.words
    assert "Zo deel ik mijn rooster" not in left.words
    assert f"post-{one}/reply/send" not in left.offers
    assert "Dank je!" not in town.without("b").sees(posts, "c").words


def test_appreciation_is_given_once_with_a_reason_and_taken_back() -> None:
    town, posts = Town(), made(Posts, TYPED)
    one = written(town)
    seen = town.does(posts, "b", f"post-{one}/thank/give", why="clear")
    assert "1 waardering: Helder uitgelegd 1×" in seen.words
    assert f"post-{one}/thank/give" not in seen.offers
    town.does(posts, "c", f"post-{one}/thank/give")
    assert "2 waarderingen: Helder uitgelegd 1×" in town.sees(posts, "a").words
    assert "1 waardering" in town.does(posts, "b", f"post-{one}/unthank-{one}/back").words


def test_nobody_appreciates_their_own() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    one = written(town)
    assert f"post-{one}/thank/give" not in town.sees(posts, "a").offers


def test_where_there_is_an_answer_one_says_what_one_appreciates() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    one = written(town)
    reply = town.share("my-posts", "b", "reply", to=one, text="Dank je!")
    at = f"post-{one}/thank"
    assert town.sees(posts, "c", {f"{at}/give": True}).refused == {f"{at}/give": "empty"}
    town.does(posts, "c", f"{at}/give", what=reply)
    assert "Antwoord · jij Dank je! 1 waardering" in town.sees(posts, "b").words


def test_one_takes_back_what_is_ones_own() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    one = written(town)
    town.share("my-posts", "b", "reply", to=one, text="Dank je!")
    assert f"post-{one}/back-{one}/back" not in town.sees(posts, "b").offers
    seen = town.does(posts, "a", f"post-{one}/back-{one}/back")
    assert "Dit is teruggenomen door wie het plaatste." in seen.words
    assert "Tekst bij" not in seen.words
    assert "Dank je!" in seen.words


def test_a_moderator_hides_with_a_reason_and_shows_again() -> None:
    town, posts = Town(roles={"m": "moderator"}), made(Posts, PLAIN)
    one, at = written(town, title="Racefiets te koop"), "post-1/moderate"
    assert f"{at}/hide" not in town.sees(posts, "b").offers
    assert town.sees(posts, "m", {f"{at}/hide": True}).refused == {f"{at}/hide": "empty"}
    seen = town.does(posts, "m", f"{at}/hide", reason="Dit is geen markt")
    said = "Verborgen door een moderator. Reden: Dit is geen markt"
    assert said in seen.words
    assert "Tekst bij Racefiets te koop" in seen.words
    member, author = town.sees(posts, "b"), town.sees(posts, "a")
    assert said in member.words
    assert "Racefiets" not in member.words
    assert f"post-{one}/reply/send" not in member.offers
    assert "Alleen moderators en wie het schreef lezen het nog: Racefiets te koop" in author.words
    town.does(posts, "m", f"post-{one}/show-{one}/show")
    assert "Racefiets te koop" in town.sees(posts, "b").words


def test_examples_are_marked_and_stand_below_what_people_wrote() -> None:
    town, posts = Town(), made(Posts, TYPED)
    written(town)
    words = town.sees(posts, "b").words
    assert "Zo draag ik mijn dienst over Noor · voorbeeld" in words
    assert "Antwoord · Joris · voorbeeld Dat ga ik proberen." in words
    assert words.index("Zo deel ik mijn rooster") < words.index("Zo draag ik mijn dienst over")


def test_an_example_can_be_answered_appreciated_and_hidden() -> None:
    town, posts = Town(roles={"m": "moderator"}), made(Posts, TYPED)
    at = "post-example.handover"
    town.does(posts, "a", f"{at}/reply/send", text="Doe ik ook.")
    seen = town.does(posts, "a", f"{at}/thank/give", what="example.handover.1", why="works")
    assert "Dat ga ik proberen. 1 waardering: Het werkte meteen 1×" in seen.words
    assert "Antwoord · jij Doe ik ook." in seen.words
    town.does(posts, "m", f"{at}/moderate/hide", what="example.handover", reason="Verkeerde plek")
    assert "Reden: Verkeerde plek" in town.sees(posts, "a").words


def test_of_hundreds_of_posts_the_newest_show_and_the_others_on_request() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    for number in range(100, 150):
        written(town, title=f"Bericht {number}")
    seen = town.sees(posts, "b")
    assert seen.words.count("Tekst bij Bericht") == PAGE
    assert "Tekst bij Bericht 149" in seen.words
    assert "Toon oudere (30)" in seen.words
    seen = town.does(posts, "b", "more")
    assert seen.words.count("Tekst bij Bericht") == 2 * PAGE
    assert town.does(posts, "b", "more").words.count("Tekst bij Bericht") == 50
    assert town.sees(posts, "c").words.count("Tekst bij Bericht") == PAGE


def test_a_post_that_is_answered_comes_to_the_top() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    old, new = written(town, title="Oud"), written(town, title="Nieuw")
    words = town.does(posts, "b", f"post-{old}/reply/send", text="Nog steeds goed").words
    assert words.index("Tekst bij Oud") < words.index("Tekst bij Nieuw")
    assert new in {key.split("/")[0].removeprefix("post-") for key in town.sees(posts, "b").offers}


def test_what_somebody_did_in_an_earlier_task_does_not_count_in_this_one() -> None:
    town, posts = Town(), made(Posts, PLAIN)
    town.does(posts, "a", "new/send", title="Een", text="Twee")
    town.values["a"] = {key.replace("task.t", "task.before"): value for key, value in town.values["a"].items()}
    assert posts.answer(town.sees(posts, "a").record) == []


def test_a_condition_can_ask_what_somebody_did() -> None:
    town, posts = Town(roles={"m": "moderator"}), made(Posts, TYPED)
    assert posts.answer(town.sees(posts, "a").record) == []
    town.does(posts, "a", "new/send", title="Een", text="Twee")
    town.does(posts, "a", "post-example.handover/thank/give", what="example.handover")
    assert posts.answer(town.sees(posts, "a").record) == ["write", "thank"]
    town.does(posts, "m", "post-1/moderate/hide", reason="Dubbel")
    assert posts.answer(town.sees(posts, "m").record) == ["moderate"]
    assert posts.answer(town.sees(posts, "b").record) == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (TYPED.replace("names: named\n", ""), "`names` is missing"),
        (TYPED.replace("id: works", "id: clear"), "the id `clear` is used by reason 1 and reason 2"),
        (TYPED + TYPED[TYPED.index("  - id: handover") :], "the id `handover` is used by example 1 and example 2"),
    ],
)
def test_what_is_wrong_with_it_is_said(typed: str, problem: str) -> None:
    assert problem in problems(Posts, typed)
