"""A talent market as people use it: somebody posts, somebody takes part, and in the end there is a thank-you."""

from __future__ import annotations

import pytest

from tests.house.test_kinds import Somebody
from tests.house.typed import pointed, problems
from tests.prototypes.market.crowd import TYPED, Crowd, Person
from toolkit.prototypes.blocks.talent_market import TalentMarket
from toolkit.prototypes.sharing import PEOPLE
from toolkit.room import Shared


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


@pytest.fixture
def noor(crowd: Crowd) -> Person:
    """Posts things."""
    return crowd.person("n")


@pytest.fixture
def bram(crowd: Crowd) -> Person:
    """Works 24 hours, so has 4.8 hours a week."""
    return crowd.person("b").works("24")


def kinds(crowd: Crowd) -> list[str]:
    return [one.kind for one in crowd.room.facts("market")]


# -- from posting to thanks --------------------------------------------------------------------------------------------


def test_somebody_posts_somebody_takes_part_and_it_ends_in_thanks(crowd: Crowd, noor: Person, bram: Person) -> None:
    crowd.room = crowd.room.plus([(PEOPLE, Shared(900, "n", "profile", {"name": "Noor"}))])
    opening = noor.posts()
    assert "Podcast" in noor.reads()  # one sees at once that it is there
    assert "4 uur per week · 4 weken lang · vanaf 30 november · van Noor" in bram.reads()
    application = bram.applies(opening)
    assert "Je wacht op antwoord van Noor." in bram.reads()
    noor.does(f"application-{application}/accepted", line="Fijn, maandag om tien uur.")
    bram.sets("view", "keep")
    assert "Noor zei ja. Je doet mee. Noor: ‘Fijn, maandag om tien uur.’" in bram.reads()
    noor.does(f"application-{application}/finish", brought="Drie afleveringen", credit="je rust")
    assert "Dit leverde het op: Drie afleveringen Noor bedankt je: ‘je rust’" in bram.reads()
    bram.does(f"gave-{application}/send", text="Twee nieuwe collega's")
    noor.sets("view", "keep")
    assert "Dit leverde het iemand op: ‘Twee nieuwe collega's’" in noor.reads()
    assert kinds(crowd) == ["hours", "post", "apply", "answer", "credit", "gave"]
    assert crowd.block.answer(noor.record) == ["posted", "answered", "finished"]
    assert crowd.block.answer(bram.record) == ["hours", "applied", "gave"]


def test_the_consent_is_kept_with_its_date_and_just_this_scope(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts(hours=4, start="2026-W49", weeks=6)
    bram.applies(opening, hours="2")
    fact = crowd.room.facts("market")[-1]
    scope = {"hours": "2", "first": "2026-11-30", "last": "2027-01-08", "agreed": "2026-11-23"}
    assert dict(fact.value) == {"opening": opening, "line": "", **scope}
    bram.sets("view", "keep")
    agreed = "Je leidinggevende vindt dit goed sinds 23 november 2026: 2 uur per week, 30 november t/m 8 januari."
    assert agreed in bram.reads()


def test_what_the_manager_agrees_to_is_said_at_the_tick_as_it_was_chosen(noor: Person, bram: Person) -> None:
    opening = noor.posts(hours=4)
    bram.sets(f"opening-{opening}/start", "2026-W50")
    tick = "Mijn leidinggevende vindt dit goed: ‘Podcast’, 4 uur per week, 7 december t/m 1 januari."
    assert tick in bram.reads()


def test_nobody_takes_part_without_the_tick(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts()
    bram.press(f"opening-{opening}/apply")
    assert bram.refused == {f"opening-{opening}/apply": "empty"}
    bram.press(f"opening-{opening}/apply", agree=False, line="Ik wil zo graag")
    assert kinds(crowd) == ["hours", "post"]


def test_the_consent_can_be_taken_back_while_one_waits_and_while_one_works(noor: Person, bram: Person) -> None:
    first, second = noor.posts("Podcast", 2), noor.posts("Vlog", 2)
    waiting, working = bram.applies(first), bram.applies(second)
    noor.does(f"application-{working}/accepted", line="Ja")
    bram.does(f"end-{waiting}/revoke")
    assert "Je leidinggevende vond het niet meer goed. Je reactie is ingetrokken." in bram.reads()
    bram.does(f"end-{working}/revoke")
    assert "Deze klus stopte eerder, op 23 november 2026." in bram.reads()
    assert "Je doet nog nergens aan mee." in bram.reads()


def test_an_application_can_be_withdrawn_and_made_again(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts()
    bram.does(f"end-{bram.applies(opening)}/withdraw")
    assert "Je hebt je reactie ingetrokken." in bram.reads()
    bram.applies(opening)
    assert kinds(crowd)[-1] == "apply"
    assert f"opening-{opening}/apply" not in bram.offers


def test_a_poster_says_no_with_a_line(noor: Person, bram: Person) -> None:
    application = bram.applies(noor.posts())
    noor.does(f"application-{application}/declined")
    assert noor.refused == {f"application-{application}/declined": "empty"}
    noor.does(f"application-{application}/declined", line="We zijn al met genoeg.")
    bram.sets("view", "keep")
    assert "Iemand zei nee. Iemand: ‘We zijn al met genoeg.’" in bram.reads()


def test_work_can_end_early_from_both_sides_and_still_gets_its_thanks(noor: Person, bram: Person) -> None:
    for ends in ("bram", "noor"):
        application = bram.applies(noor.posts(ends, 2))
        noor.does(f"application-{application}/accepted", line="Ja")
        if ends == "bram":
            bram.does(f"end-{application}/stop")
        else:
            noor.does(f"application-{application}/early/stop")
        assert "iemand stopte eerder, op 23 november 2026." in noor_reads(noor).lower()
        noor.does(f"application-{application}/finish", brought="De helft", credit="de start")
        bram.sets("view", "keep")
        assert "Iemand bedankt je: ‘de start’" in bram.reads()


def noor_reads(noor: Person) -> str:
    noor.sets("view", "keep")
    return noor.reads()


# -- the 20% at the press ----------------------------------------------------------------------------------------------


def test_before_one_takes_part_the_screen_says_which_weeks_go_over_and_what_would_fit(
    crowd: Crowd, noor: Person, bram: Person
) -> None:
    bram.applies(noor.posts("Podcast", hours=3, start="2026-W49", weeks=2))
    noor.posts("Vlog", hours=4, start="2026-W49", weeks=3)
    bram.sets("view", "find")
    said = bram.reads()
    assert "Dit past niet in je uren: van 30 november t/m 11 december (elke week 2,2 uur te veel)." in said
    assert "Dit past wel: 1 uur per week of beginnen op 14 december." in said


def test_what_would_fit_does_fit(crowd: Crowd, noor: Person, bram: Person) -> None:
    bram.applies(noor.posts("Podcast", hours=3, start="2026-W49", weeks=2))
    vlog = noor.posts("Vlog", hours=4, start="2026-W49", weeks=3)
    bram.sets("view", "find")
    bram.sets(f"opening-{vlog}/hours", "1")
    assert "Dit past. In de drukste week zit je dan op 4 van je 4,8 uur." in bram.reads()
    bram.sets(f"opening-{vlog}/hours", "4")
    bram.applies(vlog, start="2026-W51")
    assert kinds(crowd)[-1] == "apply"


def test_over_the_limit_nothing_is_sent_and_the_screen_says_so_kindly(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts(hours=6)
    bram.sets("view", "find")
    bram.press(f"opening-{opening}/apply", agree=True)
    assert kinds(crowd) == ["hours", "post"]
    assert "Je reactie is niet verstuurd, want dan ga je over je uren heen." in bram.reads()
    bram.sets(f"opening-{opening}/hours", "4")
    assert "niet verstuurd" not in bram.reads()


def test_a_press_on_an_old_page_is_judged_by_what_was_taken_on_meanwhile(
    crowd: Crowd, noor: Person, bram: Person
) -> None:
    """Two phones of one person: both pages say that it fits, and only one of the two goes through."""
    first, second = noor.posts("Podcast", 3), noor.posts("Vlog", 3)
    other_phone = crowd.person("b")
    assert other_phone.reads().count("Dit past. In de drukste week") == 2
    bram.applies(first)
    other_phone.press(f"opening-{second}/apply", agree=True)
    assert kinds(crowd).count("apply") == 1
    assert "Je reactie is niet verstuurd" in other_phone.reads()


def test_hours_that_are_waited_for_count_and_a_no_frees_them(noor: Person, bram: Person) -> None:
    application, vlog = bram.applies(noor.posts("Podcast", 4)), noor.posts("Vlog", 4)
    bram.sets("view", "find")
    assert "Dit past niet in je uren" in bram.reads()
    noor.does(f"application-{application}/declined", line="Nee")
    assert "Dit past niet in je uren" not in bram.reads()
    bram.applies(vlog)


def test_what_is_stopped_or_closed_out_frees_the_weeks_after(crowd: Crowd, noor: Person, bram: Person) -> None:
    application = bram.applies(noor.posts("Podcast", 4, start="2026-W48", weeks=6))
    noor.does(f"application-{application}/accepted", line="Ja")
    vlog = noor.posts("Vlog", 4, start="2026-W49")
    crowd.later(days=1)
    bram.sets("view", "find")
    assert "Dit past niet in je uren" in bram.reads()
    noor.does(f"application-{application}/finish", brought="Eerder klaar", credit="tempo")
    assert "Dit past niet in je uren" not in bram.reads()
    bram.applies(vlog)
    bram.sets("view", "keep")
    assert "23 nov 1,6 4,8 30 nov 4 4,8" in bram.reads()


def test_a_changed_opening_leaves_what_was_agreed_as_it_was(noor: Person, bram: Person) -> None:
    opening = noor.posts("Podcast", 2)
    bram.applies(opening)
    beside = {"title": "Lange podcast", "title.from": "x", "what": "Meer", "what.from": "x", "hours": "7"}
    noor.does(f"opening-{opening}/change/send", **beside)
    bram.sets("view", "keep")
    assert "Lange podcast" in bram.reads()
    assert "2 uur per week, 30 november t/m 25 december" in bram.reads()


def test_fewer_contract_hours_are_not_kept_while_they_leave_too_little_room(
    crowd: Crowd, noor: Person, bram: Person
) -> None:
    bram.applies(noor.posts("Podcast", 4, weeks=1))
    bram.does("hours/keep", contract="16")
    assert "Met 16 uur past niet meer wat je al doet: in de week van 30 november (0,8 uur te veel)." in bram.reads()
    assert crowd.block.market(bram.record).contracts["b"] == 24
    bram.does("hours/keep", contract="20")
    assert crowd.block.market(bram.record).contracts["b"] == 20
    assert "Met 16 uur" not in bram.reads()


def test_nobody_else_sees_ones_hours(noor: Person, bram: Person) -> None:
    application = bram.applies(noor.posts("Podcast", 4))
    noor.does(f"application-{application}/accepted", line="Ja")
    assert "24" not in noor.reads().replace("24 november", "")


def test_without_ones_hours_one_reads_and_cannot_take_part_yet(crowd: Crowd, noor: Person) -> None:
    opening = noor.posts()
    guest = crowd.person("g")
    assert "Vul eerst bovenaan je contracturen in." in guest.reads()
    assert f"opening-{opening}/apply" not in guest.offers
    guest.works("36")
    assert f"opening-{opening}/apply" in guest.offers


# -- whose is what -----------------------------------------------------------------------------------------------------


def test_only_its_poster_can_change_or_answer(noor: Person, bram: Person) -> None:
    opening = noor.posts()
    bram.applies(opening)
    bram.sets("view", "keep")
    assert not any(key.startswith((f"opening-{opening}/", "application-")) for key in bram.offers)


def test_ones_own_opening_is_not_among_those_that_one_can_take(noor: Person) -> None:
    opening = noor.posts()
    noor.works("36")
    noor.sets("view", "find")
    assert f"opening-{opening}/apply" not in noor.offers


def test_an_opening_that_looks_for_nobody_any_more_is_not_found(noor: Person, bram: Person) -> None:
    opening = noor.posts()
    noor.does(f"opening-{opening}/state/shut")
    assert "Podcast" not in bram.reads()
    noor.does(f"opening-{opening}/state/reopen")
    assert "Podcast" in bram.reads()


def test_a_moderator_hides_and_changes_no_words(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts()
    assert f"hide-{opening}/hide" not in bram.offers
    moderator = crowd.person("m", "moderator")
    moderator.press(f"hide-{opening}/hide")
    assert "Podcast" not in bram.reads()
    noor.sets("view", "keep")
    assert "Een moderator heeft deze klus verborgen." in noor.reads()
    moderator.press(f"hide-{opening}/show")
    assert "Podcast" in bram.reads()


def test_a_poster_who_withdraws_takes_the_opening_along_and_the_answer_to_it_stays(
    crowd: Crowd, noor: Person, bram: Person
) -> None:
    application = bram.applies(noor.posts())
    noor.does(f"application-{application}/accepted", line="Ja")
    crowd.withdraw("n")
    bram.sets("view", "keep")
    assert "Deze klus bestaat niet meer: wie hem plaatste, heeft alles ingetrokken." in bram.reads()
    assert "Je doet nog nergens aan mee." in bram.reads()
    assert "Podcast" not in bram.reads()


# -- looking for something ---------------------------------------------------------------------------------------------


def test_what_is_listed_can_be_narrowed_down_by_wish_and_by_time(noor: Person, bram: Person) -> None:
    noor.posts("Podcast", 6)
    noor.posts("Vlog", 2)
    assert "Je ziet 2 van de 2 klussen." in bram.reads()
    bram.sets("filter/time", "4")
    assert "Podcast" not in bram.reads()
    bram.sets("filter/time", "fitting")
    assert "Podcast" not in bram.reads()
    bram.sets("filter/wanted", "connector")
    assert "Hier zit niets tussen." in bram.reads()


def test_what_fits_ones_profile_comes_first(crowd: Crowd, noor: Person, bram: Person) -> None:
    noor.posts("Podcast")
    noor.sets("view", "post")
    noor.press("post/send", title="Vlog", what="x", hours="1", start="2026-W49", weeks="1", wanted=["connector"])
    assert bram.reads().index("Vlog") < bram.reads().index("Podcast")
    crowd.room = crowd.room.plus([(PEOPLE, Shared(900, "b", "profile", {"identities": "designer"}))])
    assert bram.reads().index("Podcast") < bram.reads().index("Vlog")
    assert "Dat zei je ook over jezelf: ontwerper." in bram.reads()


def test_the_weeks_that_one_can_choose_have_names_that_do_not_change_with_the_day(
    crowd: Crowd, noor: Person, bram: Person
) -> None:
    opening = noor.posts(start="2026-W49")
    on_monday = bram.offers[f"opening-{opening}/start"].options
    crowd.later(days=13)
    assert bram.offers[f"opening-{opening}/start"].options == on_monday
    crowd.later(days=8)
    assert bram.offers[f"opening-{opening}/start"].options == (on_monday[0], *on_monday[3:])


def test_at_the_weekend_the_first_week_that_one_can_choose_is_the_next(crowd: Crowd, noor: Person) -> None:
    noor.sets("view", "post")
    assert noor.offers["post/start"].options[0] == "2026-W48"
    crowd.later(days=4)
    assert noor.offers["post/start"].options[0] == "2026-W48"
    for _ in ("Saturday", "Sunday", "Monday"):
        crowd.later(days=1)
        assert noor.offers["post/start"].options[0] == "2026-W49"


def test_an_opening_that_has_begun_counts_from_today(crowd: Crowd, noor: Person, bram: Person) -> None:
    opening = noor.posts(start="2026-W49", weeks=2)
    crowd.later(days=9)
    bram.applies(opening)
    assert crowd.room.facts("market")[-1].get("first") == "2026-12-02"
    crowd.later(days=10)
    assert "Podcast" not in crowd.person("other").reads()


def test_of_many_openings_twenty_are_shown_and_more_when_somebody_asks(noor: Person, bram: Person) -> None:
    for number in range(45):
        noor.posts(f"Klus {number}.")
    assert bram.reads().count("van iemand") == 20
    bram.press("more/more")
    bram.press("more/more")
    assert bram.reads().count("van iemand") == 45
    assert "more/more" not in bram.offers


# -- examples ----------------------------------------------------------------------------------------------------------

EXAMPLES = (
    TYPED
    + """
examples:
  - id: podcast
    title: {nl: Podcast, en: Podcast}
    what: {nl: Praten, en: Talking}
    hours: 4
    weeks: 2
    name: Noor
    reply: {nl: Welkom!, en: Welcome!}
  - id: garden
    title: {nl: Een moestuin, en: A vegetable garden}
    what: {nl: Spitten, en: Digging}
    hours: 2
    weeks: 6
    starts_in: -5
    yours: true
    applicants:
      - {id: joris, name: Joris, line: {nl: Ik heb een schop., en: I own a spade.}, accepted: true}
"""
)


def test_a_made_up_poster_says_yes_at_once_and_is_marked() -> None:
    crowd = Crowd(EXAMPLES)
    bram = crowd.person("b").works("24")
    assert "van Noor · voorbeeld" in bram.reads()
    bram.applies("podcast")
    bram.sets("view", "keep")
    assert "Noor zei ja. Je doet mee. Noor: ‘Welkom!’" in bram.reads()


def test_everybody_plays_the_poster_of_an_example_of_their_own() -> None:
    crowd = Crowd(EXAMPLES)
    bram, mila = crowd.person("b"), crowd.person("m")
    bram.does("application-joris/finish", brought="Sla", credit="spierballen")
    assert "Je bedankte Joris: ‘spierballen’" in bram.reads()
    mila.sets("view", "keep")
    assert "Joris doet mee." in mila.reads()
    assert "spierballen" not in mila.reads()
    assert crowd.block.answer(bram.record) == ["finished"]
    mila.sets("view", "find")
    assert "moestuin" not in mila.reads()


# -- files that cannot work --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            TYPED.replace("2026-W53", "»2026-W54"),
            "`2026-W54` is no day and no week; write a day as `2026-12-25`, a week as `2026-W53`",
        ),
        (
            EXAMPLES.replace("    yours: true\n", "").replace("    applicants", "    »applicants"),
            "nobody here can answer to the `applicants` of this example; add `yours: true`, or leave them out",
        ),
        (
            EXAMPLES.replace("    reply", "    yours: true\n    »reply"),
            "its poster is whoever looks, so it has no `reply`; leave `reply` out",
        ),
        (
            EXAMPLES.replace("    name: Noor", "    wanted: [»designr]\n    name: Noor"),
            "there is no option `designr`; did you mean `designer`?",
        ),
        (
            EXAMPLES.replace("id: garden", "id: »podcast"),
            "the id `podcast` is used by example 1 and example 2; give one of them another id",
        ),
    ],
)
def test_a_market_that_cannot_work_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(typed)
    assert problems(TalentMarket, file) == f"{place} {printed}"


# -- a rehearsing participant ------------------------------------------------------------------------------------------


def rehearsed(person: Person, times: int) -> None:
    """Come to the screen again and again, and do what a robot would do there."""
    for _ in range(times):
        robot = Somebody(times)
        given: dict[str, object] = {}
        for key, value in person.crowd.block.rehearses(robot, person.record):
            if key in person.offers and person.offers[key].kind == "button":
                beside = f"{key.rpartition('/')[0]}/"
                person.press(key, **{one.removeprefix(beside): said for one, said in given.items()})
                assert person.refused == {}
                given = {}
            elif person.offers[key].draft:
                given[key] = value
            else:
                person.sets(key, value)


def test_a_robot_fills_in_its_hours_takes_part_posts_and_thanks() -> None:
    crowd = Crowd(EXAMPLES)
    rehearsed(crowd.person("r"), 8)
    assert kinds(crowd) == ["hours", "apply", "post", "credit"]


def test_a_robot_asks_for_fewer_hours_where_the_whole_does_not_fit() -> None:
    crowd = Crowd(EXAMPLES.replace("hours: 4", "hours: 30"))
    rehearsed(crowd.person("r"), 3)
    assert 1 <= int(crowd.room.facts("market")[-1].get("hours")) <= 7


def test_robots_answer_one_another(crowd: Crowd) -> None:
    robots = [crowd.person(name) for name in "rst"]
    for _ in range(4):
        for one in robots:
            rehearsed(one, 2)
    assert {"hours", "post", "apply", "answer"} <= set(kinds(crowd))
