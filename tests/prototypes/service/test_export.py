"""An export as a program wrote it: read strictly, every problem at its line and column, and never a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import KitError
from toolkit.prototypes.service.cells import MAX_BYTES, MAX_ROWS
from toolkit.prototypes.service.dates import moment
from toolkit.prototypes.service.export import Row, rows

DUTCH = """vacature;voorgesteld;gepland;gesprek;eisen
V-101;4-3-2025 10:15;5-3-2025 16:15;11-3-2025;ja
V-102;6/3/2025;;;nee
"""
ENGLISH = """vacancy,proposed,planned,interview,requirements
V-101,2025-03-04T10:15:00,2025-03-05 16:15,2025-03-11,yes
"V-102","2025-03-06",,,no
"""
HEAD = "vacancy,proposed,planned,interview,requirements\n"


def read(typed: str) -> tuple[Row, ...]:
    return rows(typed.encode(), "f")


def said(typed: str | bytes) -> list[str]:
    """The problems as `proeftuin check` prints them, without the file's name."""
    try:
        rows(typed.encode() if isinstance(typed, str) else typed, "f")
    except KitError as error:
        return [str(one).removeprefix("f:") for one in error.problems]
    return []


def test_a_dutch_export_and_an_english_one_say_the_same() -> None:
    assert read(DUTCH) == read(ENGLISH)
    first, second = read(DUTCH)
    assert (first.vacancy, first.requirements, first.proposed.timed) == ("V-101", True, True)
    assert (second.planned, second.interview, second.proposed.timed) == (None, None, False)


@pytest.mark.parametrize(
    "typed",
    [
        "\ufeff" + DUTCH,  # as Excel saves it
        DUTCH.replace("\n", "\r\n"),
        DUTCH.replace(";", "\t"),
        DUTCH.replace("vacature", "Vacaturenummer").replace("voorgesteld", "Voorgesteld_op"),
        DUTCH + ";;;;\n\n",  # rows that somebody emptied
        DUTCH.replace("\n", "\n\n", 1),
    ],
)
def test_what_programs_do_to_a_file_changes_nothing(typed: str) -> None:
    assert read(typed) == read(DUTCH)


@pytest.mark.parametrize(
    ("typed", "iso", "timed"),
    [
        ("2025-03-04", "2025-03-04T00:00:00", False),
        ("2025-3-4 9:05", "2025-03-04T09:05:00", True),
        ("4-3-2025 9.30 uur", "2025-03-04T09:30:00", True),
        ("04/03/2025", "2025-03-04T00:00:00", False),
        ("4.3.2025 14:30:59", "2025-03-04T14:30:00", True),
        ("2025-03-04T14:30:00.000Z", "2025-03-04T14:30:00", True),
    ],
)
def test_a_day_comes_before_its_month_and_a_time_may_follow(typed: str, iso: str, timed: bool) -> None:
    found = moment(typed)
    assert found is not None
    assert (found.at.isoformat(), found.timed) == (iso, timed)


@pytest.mark.parametrize(
    "typed", ["31-2-2025", "2025-13-01", "4-3-25", "gisteren", "45000", "4-3-2025 25:00", "=NOW()"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert moment(typed) is None


@given(st.text(max_size=40))
def test_no_text_makes_the_reading_of_a_date_fail(typed: str) -> None:
    moment(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            HEAD.replace("vacancy", "vacancy,recruiter") + "V1,x,2025-01-01,,,no\n",
            "1:9 the column `recruiter` looks like a name; take it out: the figures are about the service, never about one person",
        ),
        (
            "vacature;voorgesteld;gepland;gesprek;eisen;Naam kandidaat\n",
            "1:1 the file has no rows; write the names of the columns, and a row for each candidate",
        ),
        (
            HEAD.replace("proposed", "propsed") + "V1,2025-01-01,,,no\n",
            "1:9 `propsed` is no column that is known here; did you mean `proposed`?",
        ),
        (
            HEAD.replace("\n", ",status\n") + "V1,2025-01-01,,,no,x\n",
            "1:49 `status` is no column that is known here; take it out; the kit reads `vacancy`, `proposed`, `planned`, `interview`, `requirements`",
        ),
        (
            "vacancy,proposed,planned,requirements\nV1,2025-01-01,,no\n",
            "1:1 the column `interview` is missing; add it; it may be called `interview`, `gesprek`, `gesprek op`",
        ),
        (
            HEAD.replace("planned", "gepland,planned") + "V1,2025-01-01,,,,no\n",
            "1:26 the column `planned` stands here twice; take one of them out",
        ),
        (
            HEAD + "Jan de Vries,2025-01-01,,,no\n",
            "2:1 `Jan de Vries` is no number of a vacancy; write a number or a code with a digit, such as `V-014`",
        ),
        (
            HEAD + '=HYPERLINK("http://x.test";"V1"),2025-01-01,,,no\n',
            '2:1 `=HYPERLINK("http://x.test";"V1")` is no number of a vacancy; write a number or a code with a digit, such as `V-014`',
        ),
        (HEAD + "V1,gisteren,,,no\n", "2:4 `gisteren` is no date; write it as `2025-03-04 14:30` or `4-3-2025`"),
        (
            HEAD + "V1,,,,no\n",
            "2:4 it does not say when this candidate was put forward; fill in a date, or take the row out",
        ),
        (HEAD + "V1,2025-01-01,,,misschien\n", "2:17 `misschien` is neither yes nor no; write `yes` or `no`"),
        (
            HEAD + '"V1","2025-01-05","2025-01-04",,no\n',
            "2:19 this is earlier than the day on which the candidate was put forward; mend one of the two dates",
        ),
        (
            HEAD + "V1,2025-01-01,,,no\nV1,2025-01-02,,,yes\n",
            "3:17 another row of the vacancy `V1` says the opposite; write the same in all rows of a vacancy",
        ),
        (
            HEAD + "V1,2025-01-01,no\n",
            "2:1 this row has 3 cells for 5 columns; give every column a cell; it may be empty",
        ),
        (
            HEAD + '"V1,2025-01-01,,,no\n',
            "2:1 this row cannot be read (unexpected end of data); look for a quote that is not closed",
        ),
    ],
)
def test_a_problem_says_where_it_is_and_what_would_be_right(typed: str, printed: str) -> None:
    assert said(typed) == [printed]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert len(said(HEAD + "Jan,gisteren,morgen,,misschien\nV1,,,,no\n")) == 5


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        (b"", "1:1 the file has no rows; write the names of the columns, and a row for each candidate"),
        (
            HEAD.encode() + b"V1,\xe9,,,no\n",
            "2:1 the file is not written in UTF-8; choose `CSV UTF-8` where you save it",
        ),
        (DUTCH.encode("utf-16"), "1:1 the file is not written in UTF-8; choose `CSV UTF-8` where you save it"),
        (HEAD.encode() + b"V\x001,x,,,no\n", "2:1 this is no CSV file; save the sheet as CSV"),
        (b"x" * (MAX_BYTES + 1), "1:1 the file is larger than 1 MB; take a shorter period"),
        (
            HEAD.encode() + b"V1,2025-01-01,,,no\n" * (MAX_ROWS + 1),
            f"{MAX_ROWS + 2}:1 the file has more than {MAX_ROWS} rows; take a shorter period",
        ),
    ],
)
def test_a_file_that_is_no_table_or_too_large_is_refused(raw: bytes, printed: str) -> None:
    assert said(raw) == [printed]


@given(st.text(st.sampled_from("V1;,\"'\n\r\t =+-@0258:é\x00\u2028"), max_size=80))
def test_no_file_makes_the_reading_fail(typed: str) -> None:
    for one in said(HEAD + typed) + said(typed):
        line, column = one.partition(" ")[0].split(":")
        assert int(line) >= 1 <= int(column)
