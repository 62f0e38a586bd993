"""Exports in a prototype's `data/` folder: checked with the kit, counted into the revision, and never changed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.authoring import starting
from toolkit.authoring.pinned import part_of
from toolkit.kit import LiveKit, open_kit, read_kit
from toolkit.prototypes.diff import differences, sentence
from toolkit.prototypes.prototype import Prototype

FACTS = """
title: {nl: Feiten, en: Facts}
about: {nl: Klopt het gevoel?, en: Is the feeling right?}
screens:
  - id: start
    title: {nl: Begin, en: Begin}
    blocks:
      - kind: service-facts
        id: facts
        file: service.csv
        side: manager
        ask:
          - {figure: planned, question: {nl: Hoeveel procent?, en: What percentage?}}
"""
HEAD = "vacancy,proposed,planned,interview,requirements\n"
ROWS = "".join(f"V-{n},2025-03-01,2025-03-02,2025-03-09,yes\n" for n in range(6))
V1, CSV = "prototypes/facts/v1.yaml", "prototypes/facts/data/service.csv"


@pytest.fixture
def kit(mini_kit: Path) -> Path:
    (mini_kit / CSV).parent.mkdir(parents=True)
    (mini_kit / CSV).write_text(HEAD + ROWS)
    (mini_kit / V1).write_text(FACTS)
    return mini_kit


def said(kit: Path) -> list[str]:
    return [str(one) for one in read_kit(kit).problems]


def counts(prototype: Prototype) -> tuple[float, ...]:
    found: tuple[float, ...] = prototype.blocks["facts"].counts  # type: ignore[attr-defined]  # the one block there is
    return found


def test_what_the_file_says_is_counted_into_the_revision(kit: Path) -> None:
    prototype = open_kit(kit).prototype("facts", "v1")
    assert counts(prototype) == (6.0, 6.0, 6.0, 6.0, 8.0, 6.0)
    again = Prototype.model_validate(prototype.plain())  # as a round keeps it
    assert (again.fingerprint(), counts(again)) == (prototype.fingerprint(), counts(prototype))


def test_a_file_that_is_replaced_changes_the_fingerprint_and_is_told_as_a_difference(kit: Path) -> None:
    live = LiveKit(kit, every=0)
    before = live.kit.prototype("facts", "v1")
    (kit / CSV).write_text(HEAD + ROWS.replace("2025-03-02", "2025-03-08"))
    live.refresh()
    after = live.kit.prototype("facts", "v1")
    assert after.fingerprint() != before.fingerprint()
    assert [sentence(one, "nl") for one in differences(before, after)] == [
        "Op “Begin”: bij de feitencheck staan nu andere feiten."
    ]


def test_a_comment_or_another_export_with_the_same_facts_is_no_other_revision(kit: Path) -> None:
    before = open_kit(kit).prototype("facts", "v1")
    (kit / V1).write_text("# klaar\n" + FACTS)
    (kit / CSV).write_text((HEAD + ROWS).replace(",", ";"))
    assert open_kit(kit).prototype("facts", "v1").fingerprint() == before.fingerprint()


def test_nothing_is_made_anew_while_nothing_changed(kit: Path) -> None:
    assert read_kit(kit).kit.prototype("facts", "v1") is read_kit(kit).kit.prototype("facts", "v1")


def test_what_people_are_shown_is_kept_with_its_facts_and_with_the_file_as_it_was_typed(kit: Path) -> None:
    found = open_kit(kit)
    part = part_of(found, "prototype", "facts/v1", found.prototype("facts", "v1"))
    assert part.file is not None
    assert part.definition.fingerprint == found.prototype("facts", "v1").fingerprint()
    assert "V-1" not in str(part.definition)  # no row of it is kept


def test_a_slip_in_the_export_is_said_at_its_own_line_and_the_revision_is_not_shown(kit: Path) -> None:
    (kit / CSV).write_text(HEAD + ROWS + "V-9,gisteren,,,no\n")
    assert said(kit) == [f"{CSV}:8:5 `gisteren` is no date; write it as `2025-03-04 14:30` or `4-3-2025`"]
    assert "facts" not in read_kit(kit).kit.prototypes


def test_a_file_that_does_not_lie_there_is_said_where_it_is_named(kit: Path) -> None:
    (kit / CSV).rename((kit / CSV).with_name("services.csv"))
    assert said(kit) == [f"{V1}:10:15 there is no file `service.csv`; did you mean `services.csv`?"]


def test_a_link_out_of_the_kit_is_not_followed(kit: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.csv"
    outside.write_text(HEAD + ROWS)
    (kit / CSV).unlink()
    (kit / CSV).symlink_to(outside)
    assert [one.partition(";")[0] for one in said(kit)] == [f"{V1}:10:15 there is no file `service.csv`"]
    outside.unlink()


def test_two_revisions_that_share_an_export_have_its_problems_once(kit: Path) -> None:
    again = FACTS.replace("screens:", "changes:\n  - {what: {nl: a, en: a}, because: {nl: b, en: b}}\nscreens:")
    (kit / "prototypes/facts/v2.yaml").write_text(again)
    (kit / CSV).write_text(HEAD)
    assert len(said(kit)) == 1


def test_who_starts_from_a_prototype_gets_its_export_along(kit: Path) -> None:
    starting.start(kit, "prototype", "mine", "facts", "nl")
    assert (kit / "prototypes/mine/data/service.csv").read_text() == HEAD + ROWS
    assert said(kit) == []
