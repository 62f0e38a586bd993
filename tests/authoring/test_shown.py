"""What people saw stays what it was; the team decides what becomes of an edit, and that is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.authoring import shown
from toolkit.authoring.pinned import journey_of, parts_of, pin
from toolkit.authoring.shown import Edit, Showing
from toolkit.errors import Refused
from toolkit.evidence.overview import overview
from toolkit.kit import LiveKit, open_kit
from toolkit.storage.store import Store

V1 = "prototypes/talk/v1.yaml"


@pytest.fixture
def live(mini_kit: Path) -> LiveKit:
    return LiveKit(mini_kit, every=0.0)


def seen(live: LiveKit, store: Store, round: str = "round-1") -> None:
    """Somebody takes part."""
    store.open_round("small", round)
    parts = parts_of(live.kit, "small", round)
    store.write(lambda tx: tx.join(f"receipt of {round}", "small", round, "nl", robot=False)).result()
    store.write(lambda tx: pin(tx, "small", round, parts)).result()


def edit(live: LiveKit, old: str, new: str, name: str = V1) -> None:
    path = live.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def edits(live: LiveKit, store: Store, round: str = "round-1") -> list[Edit]:
    return shown.edits(live.kit, store, "small", round)


def test_nobody_saw_anything_yet_so_there_is_nothing_to_decide(live: LiveKit, store: Store) -> None:
    store.open_round("small", "round-1")
    edit(live, "I have an hour", "I have two hours")
    assert edits(live, store) == []
    assert shown.showings(store, "talk", "v1") == ()


def test_a_comment_another_order_of_keys_or_what_only_the_team_reads_is_no_edit(live: LiveKit, store: Store) -> None:
    seen(live, store)
    edit(live, "screens:", "# De schermen.\nscreens:")
    edit(live, "Does a list help?", "Does a list really help?")
    edit(live, "Five others", "Five new people", "experiments/small.yaml")
    edit(live, "We keep v2.", "We keep v2 for good.", "experiments/small.yaml")
    assert edits(live, store) == []


@pytest.mark.parametrize(
    ("old", "new", "words_only"),
    [
        ("I have an hour", "I have one hour", True),
        ("submit: {nl: Klaar, en: Done}", "submit: {nl: Klaar!, en: Done!}", True),
        ("{id: hour,", "{id: time,", False),
        (
            "        to: end",
            "        to: end\n      - {kind: button, id: on, label: {nl: Door, en: On}, to: end}",
            False,
        ),
        ("      - kind: form\n", "      - {kind: text, text: {nl: Let op., en: Mind.}}\n      - kind: form\n", False),
    ],
)
def test_whether_only_the_words_of_a_revision_differ_is_said(
    live: LiveKit, store: Store, old: str, new: str, words_only: bool
) -> None:
    seen(live, store)
    edit(live, old, new)
    assert edits(live, store) == [Edit("prototype", "talk/v1", gone=False, words_only=words_only)]


def test_an_edit_that_counts_the_same_is_shown_from_then_on_and_recorded_with_who_and_why(
    live: LiveKit, store: Store
) -> None:
    seen(live, store)
    before = live.kit.prototype("talk", "v1").fingerprint()
    edit(live, "I have an hour", "I have one hour")
    assert journey_of(live.kit, "small", "round-1", store).prototype.fingerprint() == before
    shown.keep_counting(live, store, "talk", "v1", "Noor", "a slip of the pen")
    after = live.kit.prototype("talk", "v1").fingerprint()
    assert journey_of(live.kit, "small", "round-1", store).prototype.fingerprint() == after
    assert edits(live, store) == []
    assert shown.showings(store, "talk", "v1") == (Showing("small", "round-1", "open", 1, after),)
    kept = [(one.name, one.who, one.reason) for one in store.shown("small", "round-1") if one.why == "kept"]
    assert kept == [("talk/v1", "Noor", "a slip of the pen")]


def test_another_revision_for_a_round_that_people_are_in_is_an_edit(live: LiveKit, store: Store) -> None:
    seen(live, store)
    edit(
        live,
        "id: round-1, title: {nl: Ronde 1, en: Round 1}, revision: v1",
        "id: round-1, title: {nl: Ronde 1, en: Round 1}, revision: v2",
        "experiments/small.yaml",
    )
    assert edits(live, store) == [Edit("sprint", "small", gone=False, words_only=False)]
    assert overview(live.kit, store, "small", "en").rounds[0].revision == "v1"


@pytest.mark.parametrize(("who", "why"), [("", "a comma"), ("Noor", " "), ("N" * 81, "a comma"), ("Noor", "w" * 401)])
def test_nobody_decides_without_a_name_and_a_reason(live: LiveKit, store: Store, who: str, why: str) -> None:
    seen(live, store)
    edit(live, "I have an hour", "I have one hour")
    with pytest.raises(Refused):
        shown.keep_counting(live, store, "talk", "v1", who, why)
    with pytest.raises(Refused):
        shown.accept(live, store, "small", "round-1", who, why)
    assert all(one.why == "seen" for one in store.shown("small", "round-1"))


def test_an_edit_is_not_shown_to_anybody_while_the_kit_has_problems(live: LiveKit, store: Store) -> None:
    seen(live, store)
    edit(live, "kind: checklist", "kind: checklst")
    with pytest.raises(Refused, match="the kit has problems now"):
        shown.accept(live, store, "small", "round-1", "Noor", "a comma")


def test_an_edit_that_the_tasks_of_the_people_do_not_fit_cannot_count_the_same(live: LiveKit, store: Store) -> None:
    seen(live, store)
    for name in (V1, "prototypes/talk/v2.yaml"):
        edit(live, "id: end", "id: finish", name)
        edit(live, "to: end", "to: finish", name)
    edit(live, "{screen: end}", "{screen: finish}", "experiments/small.yaml")
    with pytest.raises(Refused, match="the task `prepare`, as people have it, does not fit this edit"):
        shown.keep_counting(live, store, "talk", "v1", "Noor", "a better name")
    shown.accept(live, store, "small", "round-1", "Noor", "a better name")  # with its tasks, it fits
    assert edits(live, store) == []


def test_an_edit_becomes_the_next_revision_and_what_people_saw_is_laid_back_with_its_comments(
    live: LiveKit, store: Store
) -> None:
    edit(live, "screens:", "# Begin hier.\nscreens:")
    before = (live.folder / V1).read_bytes()
    seen(live, store)
    edit(live, "I have an hour", "I have one hour")
    assert shown.to_next_revision(live.folder, store, "talk", "v1", "nl") == "prototypes/talk/v3.yaml"
    assert (live.folder / V1).read_bytes() == before
    made = (live.folder / "prototypes/talk/v3.yaml").read_text(encoding="utf-8")
    assert "I have one hour" in made
    assert "# Begin hier." in made
    assert made.count("changes:") == 1
    assert edits(live, store) == []
    assert open_kit(live.folder).prototype("talk", "v3").changes


def test_a_file_that_was_taken_away_can_be_laid_back(live: LiveKit, store: Store) -> None:
    seen(live, store)
    before = (live.folder / "surveys/ease.yaml").read_bytes()
    (live.folder / "surveys/ease.yaml").unlink()
    edit(live, "after: [ease]", "after: []", "experiments/small.yaml")
    found = edits(live, store)
    assert Edit("survey", "ease", gone=True, words_only=False) in found
    assert journey_of(live.kit, "small", "round-1", store).surveys["ease"].title("en") == "Ease"
    shown.put_back(live.folder, store, "survey", "ease")
    assert (live.folder / "surveys/ease.yaml").read_bytes() == before


def test_every_text_of_the_starter_kit_comes_back_from_the_database_with_the_same_meaning(starter: Path) -> None:
    kit = open_kit(starter)
    made = [one for revisions in kit.prototypes.values() for one in revisions.values()]
    for one in (*made, *kit.surveys.values(), *kit.sprints.values()):
        assert type(one).model_validate(one.plain()).fingerprint() == one.fingerprint()
