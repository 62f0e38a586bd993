"""An export: the rows that may leave, without whom they are of, and what they mean."""

from __future__ import annotations

import csv
import io
import random
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.reading import READERS, squeezed
from toolkit import reports
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.rows import rows
from toolkit.kit import Kit, open_kit
from toolkit.reports.exporting import Export, prepare
from toolkit.reports.exporting.codebook import COLUMNS
from toolkit.reports.exporting.sheets import DUTCH_EXCEL, PLAIN, written
from toolkit.reports.formats import DRAWN
from toolkit.schema import fingerprint
from toolkit.storage.observing import Note
from toolkit.storage.store import Definition, NewEvent, Store, Transaction

NOON = 1_790_000_000.0
FILES = {*COLUMNS, "codebook.csv", "codebook.md"}


class Town:
    """People and robots in the rounds of the small kit; what they were asked is kept, as the door keeps it."""

    def __init__(self, kit: Kit, store: Store) -> None:
        self.kit, self.store, self.came = kit, store, 0
        texts = [kit.surveys[name] for name in ("feeling", "ease")]
        store.keep([Definition(one.fingerprint(), "survey", "", one.plain()) for one in texts])

    def person(
        self, round: str, steer: int, easy: int = 3, wish: str = "", *, robot: bool = False, segment: str = "",
        variant: str = "", seconds: float | None = 30.0,
    ) -> Town:  # fmt: skip
        self.came += 1
        receipt = f"r{self.came}"

        def write(tx: Transaction) -> None:
            session, _ = tx.join(receipt, "small", round, "nl", robot=robot, segment=segment, variant=variant)
            for number, step in enumerate(self.steps(steer, easy, wish, seconds)):
                tx.append(session, NewEvent(f"{session.id}-{number}", *step))

        self.store.write(write).result(timeout=30)
        return self

    def steps(self, steer: int, easy: int, wish: str, seconds: float | None) -> Iterator[tuple[Any, ...]]:
        feeling, ease = (self.kit.surveys[name].fingerprint() for name in ("feeling", "ease"))
        for item, value in (("steer", steer), ("drift", 6 - steer)):
            key = f"before.feeling/{item}/answer"
            yield "before.feeling.1", "set", key, str(value), 10.0, feeling, "feeling", "before", item
        yield "task.prepare", "start", "task.prepare/start", "prepare", 100.0, ""
        end = "done" if seconds is not None else "give-up"
        yield "task.prepare.end", end, "task.prepare", "prepare", 100 + (seconds or 5), ""
        yield "after.ease.1", "set", "after.ease/easy/answer", str(easy), 300.0, ease, "ease", "after", "easy"
        if wish:
            yield "after.ease.1", "set", "after.ease/wish/answer", wish, 301.0, ease, "ease", "after", "wish"

    def many(self, round: str, n: int, **given: Any) -> Town:
        for number in range(n):
            self.person(round, 1 + number % 5, 1 + number % 4, **given)
        return self

    def closed(self, *rounds: str) -> Town:
        for one in rounds:
            self.store.open_round(
                "small", one, fingerprint({}), [Definition(fingerprint({}), "expectation", "small", {})]
            )
            self.store.close_round("small", one)
        return self

    def export(self, language: str = "en") -> Export:
        return prepare(self.kit, self.store, "small", language, NOON)


@pytest.fixture
def town(mini_kit: Path, store: Store) -> Town:
    return Town(open_kit(mini_kit), store)


def read(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8"), newline="")))


def told(export: Export) -> str:
    return "\n".join(export.warning())


# -- who is in a row --------------------------------------------------------------------------------------------------


def test_a_row_has_a_number_that_is_drawn_anew_and_nothing_that_says_who(town: Town) -> None:
    town.many("round-1", 12, wish="Meer tijd").closed("round-1")
    sessions = town.store.sessions("small")
    first, second = town.export().files(), town.export().files()
    numbers = [row["session"] for row in read(first, "tasks")]
    assert sorted(map(int, numbers)) == list(range(1, 13))
    everything = b"\n".join((*first.values(), *second.values())).decode("utf-8")
    for one in sessions:
        for secret in (one.id, one.participant, repr(one.started), str(int(one.started))):
            assert secret not in everything


def test_no_order_says_who_came_first(town: Town) -> None:
    """The first has the lowest answer and the last the highest; by their numbers they stand in another order."""
    for steer in (1, 2, 3, 4, 5):
        town.person("round-1", steer, seconds=10.0 * steer)
    town.closed("round-1")
    evidence = overview(town.kit, town.store, "small", "en")
    orders = set()
    for seed in range(30):
        found = rows(town.kit, town.store, evidence, random.Random(seed))
        assert [one.sitting.number for one in found.tries] == [1, 2, 3, 4, 5]
        orders.add(tuple(one.seconds for one in found.tries))
    assert len(orders) > 20


def test_robots_are_marked_in_every_row(town: Town) -> None:
    town.many("round-1", 6).many("round-2", 6, robot=True).closed("round-1", "round-2")
    files = town.export().files()
    for name in ("responses", "people", "tasks"):
        marks = {(row["round"], row["simulated"]) for row in read(files, name)}
        assert marks == {("round-1", "0"), ("round-2", "1")}
    assert "People: 6. Robots: 6." in told(town.export())


# -- what stays -------------------------------------------------------------------------------------------------------


def answers(town: Town) -> Counter[tuple[str, str]]:
    files = town.export().files()
    return Counter((row["round"], row["survey"]) for name in ("responses", "people") for row in read(files, name))


def test_answers_about_people_leave_when_their_round_is_closed(town: Town) -> None:
    town.many("round-1", 7).closed("round-1")
    town.store.open_round("small", "round-2")
    town.many("round-2", 7)
    assert answers(town) == {("round-1", "feeling"): 14, ("round-1", "ease"): 7, ("round-2", "ease"): 7}
    assert "Answers to “Feeling” (before, Round 2): 14 left out; the round is still open." in told(town.export())


def test_answers_about_people_leave_from_the_minimum_group(town: Town) -> None:
    town.many("round-1", 4).many("round-2", 5).closed("round-1", "round-2")
    assert answers(town) == {("round-1", "ease"): 4, ("round-2", "feeling"): 10, ("round-2", "ease"): 5}
    assert "Answers to “Feeling” (before, Round 1): 8 left out; fewer than 5 people." in told(town.export())


def test_answers_about_people_stay_where_all_but_one_are_alike(town: Town) -> None:
    for steer in (4, 4, 4, 4, 4, 1):
        town.person("round-1", steer)
    town.closed("round-1")
    assert answers(town) == {("round-1", "ease"): 6}
    assert "everybody, or nearly everybody, answered the same" in told(town.export())


def test_a_survey_that_was_about_people_when_they_answered_stays_one(town: Town, mini_kit: Path) -> None:
    town.many("round-1", 4).closed("round-1")
    path = mini_kit / "surveys" / "feeling.yaml"
    path.write_text(path.read_text().replace("about: person", "about: prototype"))
    town.kit = open_kit(mini_kit)
    assert answers(town) == {("round-1", "ease"): 4}


def test_texts_leave_from_ten_people_and_stand_beside_nothing(town: Town) -> None:
    for number in range(9):
        town.person("round-1", 1 + number % 5, wish=f"wens {number}")
    town.closed("round-1")
    few = town.export()
    assert read(few.files(), "texts") == []
    assert "Texts for “I wish that ...” (Ease, after): fewer than 10 new ones so far." in told(few)
    town.person("round-1", 3, wish="wens 9")
    found = read(town.export().files(), "texts")
    assert {row["text"] for row in found} == {f"wens {n}" for n in range(10)}
    assert set(found[0]) == {"moment", "survey", "item", "text", "simulated"}
    assert all(row["item"] != "wish" for row in read(town.export().files(), "responses"))


SEGMENTS = """segments:
  - {id: lead, title: {nl: Leidinggevenden, en: Managers}}
  - {id: staff, title: {nl: Medewerkers, en: Employees}}
rounds:"""


@pytest.mark.parametrize(("managers", "staff", "left"), [(5, 6, {"lead", "staff"}), (5, 4, {""}), (9, 1, {""})])
def test_a_group_of_people_stands_in_a_row_where_each_of_them_is_large_enough(
    town: Town, mini_kit: Path, managers: int, staff: int, left: set[str]
) -> None:
    path = mini_kit / "experiments" / "small.yaml"
    path.write_text(path.read_text().replace("rounds:", SEGMENTS))
    town.kit = open_kit(mini_kit)
    town.many("round-1", managers, segment="lead").many("round-1", staff, segment="staff").closed("round-1")
    export = town.export()
    assert {row["segment"] for row in read(export.files(), "tasks")} == left
    assert ("The groups of people in Round 1" in told(export)) == (left == {""})


@pytest.mark.parametrize("ending", list(DRAWN))
def test_figures_by_group_are_told_in_every_report(town: Town, mini_kit: Path, tmp_path: Path, ending: str) -> None:
    path = mini_kit / "experiments" / "small.yaml"
    path.write_text(path.read_text().replace("rounds:", SEGMENTS))
    town.kit = open_kit(mini_kit)
    town.many("round-1", 6, segment="lead").many("round-1", 7, segment="staff").closed("round-1")
    found = as_json(overview(town.kit, town.store, "small", "en"))
    said = [part["sentence"] for one in found["measures"] for part in (*one["groups"], *one["group_comparisons"])]
    assert said
    report = reports.write(town.kit, town.store, "small", "en", tmp_path / f"r{ending}", NOON)
    text = READERS[ending](report.read_bytes())
    assert [one for one in said if squeezed(one) not in text] == []


VARIANTS = """revision: v1, variants: [{id: a, title: {nl: Met, en: With}, revision: v1},
   {id: b, title: {nl: Zonder, en: Without}, revision: v2}], who: {nl: Vijf mensen"""


def varied(path: Path) -> str:
    """The sprint with variants in its first round, and a rule that names one of them."""
    text = path.read_text().replace("revision: v1, who: {nl: Vijf mensen", VARIANTS)
    return text.replace("[round-1, round-2]", "[round-1/a, round-2]")


def test_where_everybody_tries_all_variants_a_try_says_on_which_and_nobodys_order_is_told(
    town: Town, mini_kit: Path
) -> None:
    path = mini_kit / "experiments" / "small.yaml"
    path.write_text(varied(path).replace("en: Five people}", "en: Five people}, each_sees: all"))
    town.kit = open_kit(mini_kit)

    def write(tx: Transaction) -> None:
        session, _ = tx.join("r", "small", "round-1", "nl", robot=False, variant="b+a")
        for number, (arm, seconds) in enumerate((("a", 20.0), ("b", 40.0))):
            task = f"prepare~{arm}"
            for step, (kind, at) in enumerate((("start", 100.0), ("done", 100.0 + seconds))):
                place = f"task.{task}" + (".end" if step else "")
                tx.append(session, NewEvent(f"x{number}{step}", place, kind, f"task.{task}", task, at, ""))

    town.store.write(write).result(timeout=30)
    files = town.closed("round-1").export().files()
    assert {(row["variant"], row["end"], row["seconds"]) for row in read(files, "tasks")} == {
        ("a", "done", "20"),
        ("b", "done", "40"),
    }
    assert "b+a" not in "".join(content.decode() for content in files.values())


@pytest.mark.parametrize(("a", "b", "left"), [(5, 6, {"a", "b"}), (6, 4, {""})])
def test_a_variant_stands_in_a_row_where_each_of_them_is_large_enough(
    town: Town, mini_kit: Path, a: int, b: int, left: set[str]
) -> None:
    path = mini_kit / "experiments" / "small.yaml"
    path.write_text(varied(path))
    town.kit = open_kit(mini_kit)
    town.many("round-1", a, variant="a").many("round-1", b, variant="b").closed("round-1")
    files = town.export().files()
    for name in ("tasks", "responses"):
        assert {row["variant"] for row in read(files, name)} == left


def test_observations_leave_without_whom_they_are_about_and_quotes_from_ten_people(town: Town) -> None:
    town.many("round-1", 3).closed("round-1")
    code = town.store.sessions("small")[0].participant

    def note(tx: Transaction) -> None:
        tx.note(
            Note("n1", 1, "small", "round-1", code, "prepare", "start", "Zoekt", "Waar?", 2, "Anna", "", 1.0, False)
        )

    town.store.write(note).result(timeout=30)
    export = town.export()
    (row,) = read(export.files(), "observations")
    assert (row["about"], row["what"], row["quote"], row["severity"]) == ("participant", "Zoekt", "", "2")
    assert code not in export.files()["observations.csv"].decode()
    assert "Anna" not in export.files()["observations.csv"].decode()
    assert "What people said, in notes (Round 1): 1 left out; fewer than 10 people." in told(export)
    town.many("round-1", 7)
    assert read(town.export().files(), "observations")[0]["quote"] == "Waar?"


def test_a_hidden_figure_has_a_reason_and_no_number(town: Town) -> None:
    town.many("round-1", 4).closed("round-1")
    found = read(town.export().files(), "figures")
    hidden = [row for row in found if row["hidden"]]
    assert {row["hidden"] for row in hidden} == {"too_few"}
    for row in hidden:
        assert [row[name] for name in ("n", "value", "low", "high", "counts")] == [""] * 5
        assert row["sentence"]
    assert any(row["value"] for row in found)


# -- files ------------------------------------------------------------------------------------------------------------


def test_a_dutch_excel_reads_back_what_was_written(town: Town) -> None:
    town.person("round-1", 3, seconds=12.6).many("round-1", 5).closed("round-1")
    files = town.export("nl").files(dutch_excel=True)
    assert all(content.startswith(b"\xef\xbb\xbf") for name, content in files.items() if name.endswith(".csv"))
    text = files["tasks.csv"].decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert sorted(row["seconds"] for row in found) == ["13", "30", "30", "30", "30", "30"]
    lines = files["figures.csv"].decode("utf-8-sig")
    values = {row["value"] for row in csv.DictReader(io.StringIO(lines, newline=""), delimiter=";")}
    assert any("," in value for value in values)
    assert not any("." in value for value in values)


@given(
    given_rows=st.lists(
        st.lists(st.one_of(st.text(max_size=20), st.floats(-1e6, 1e6), st.none()), min_size=2, max_size=2)
    )
)
@pytest.mark.parametrize("manner", [PLAIN, DUTCH_EXCEL])
def test_cells_read_back_and_none_of_them_starts_a_formula(manner: Any, given_rows: list[list[Any]]) -> None:
    made = written(("a", "b"), given_rows, manner).decode(manner.encoding)
    back = list(csv.reader(io.StringIO(made, newline=""), delimiter=manner.between))[1:]
    for row, cells in zip(back, given_rows, strict=True):
        for text, cell in zip(row, cells, strict=True):
            if isinstance(cell, float):
                assert float(text.replace(manner.decimal, ".")) == pytest.approx(cell)
            elif cell is not None:
                assert text in (cell, f"'{cell}")
                assert not text.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_what_people_wrote_becomes_no_formula(town: Town) -> None:
    evil = ["=1+1", "+31 6", "-2", "@x", "＝1", "＠x", "=cmd|' /C calc'!A0", "a;b", 'say "hi"', "gewoon"]
    for number, wish in enumerate(evil):
        town.person("round-1", 1 + number % 5, wish=wish)
    town.closed("round-1")
    back = {row["text"] for row in read(town.export().files(), "texts")}
    assert back == {one if one in evil[7:] else f"'{one}" for one in evil}


def test_the_codebook_names_every_column_and_every_question_in_both_languages(town: Town) -> None:
    town.many("round-1", 6).closed("round-1")
    files = town.export().files()
    known = {(row["file"], row["variable"]): row for row in read(files, "codebook")}
    for name in ("responses", "people", "tasks", "texts", "observations", "figures"):
        heads = files[f"{name}.csv"].decode().splitlines()[0].split(",")
        for head in heads:
            row = known[f"{name}.csv", head]
            assert row["label_nl"]
            assert row["label_en"]
    asked = known["people.csv", "feeling/drift"]
    assert (asked["label_nl"], asked["label_en"]) == ("Het overkomt me.", "It happens to me.")
    assert asked["options_en"] == "score = turned round: high answer, low score"
    assert known["texts.csv", "ease/wish"]["about"] == "prototype"
    assert "too_few = too few people" in known["figures.csv", "hidden"]["options_en"]
    told_ = files["codebook.md"].decode()
    assert "Het overkomt me." in told_
    assert "- `round-1`: Round 1 (v1), closed" in told_


def test_a_score_is_turned_round_where_the_question_says_so(town: Town) -> None:
    town.many("round-1", 6).closed("round-1")
    found = read(town.export().files(), "people")
    assert {row["item"] for row in found} == {"steer", "drift"}
    for row in found:
        turned = row["item"] == "drift"
        assert float(row["score"]) == (6 - float(row["value"]) if turned else float(row["value"]))


def test_files_are_their_owners_alone_and_leave_others_in_peace(town: Town, tmp_path: Path) -> None:
    town.many("round-1", 6).closed("round-1")
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    town.export().write(folder)
    names = {path.name for path in town.export().write(folder, dutch_excel=True)}
    assert names == FILES
    assert {path.name for path in folder.iterdir()} == FILES | {"mine.txt"}
    assert (folder / "mine.txt").read_text() == "mine"
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in names} == {0o600}


def test_the_warning_says_who_is_responsible_and_what_leaves(town: Town) -> None:
    town.many("round-1", 6).closed("round-1")
    dutch, english = told(town.export("nl")), told(town.export("en"))
    assert "Wie deze bestanden maakt, is er verantwoordelijk voor" in dutch
    assert "Whoever makes these files is responsible for them" in english
    assert "People: 6. Robots: 0. Answers: 18. Tries at a task: 6." in english
