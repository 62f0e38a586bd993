"""Slips of people who never wrote YAML: one slip is one problem, at its place, in their words; and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.house.typed import pointed
from toolkit import schema, source
from toolkit.languages.problems import told
from toolkit.source import HOLE
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES


def said(typed: str) -> list[str]:
    return [str(one).removeprefix("f:") for one in source.look(typed.encode(), "f", schema.keys_of(Survey)).problems]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a: Let op»: dit\n", 'a text with `: ` in it cannot be read; put the text in quotes: `"Let op: dit"`'),
        ("a: {nl: Let op»: dit, en: x}\n", "a text with `: ` in it cannot be read; put the text in quotes"),
        ("title»:Tuin\nabout: x\n", "behind `title:` a space is missing; write `title: Tuin`"),
        ("a: 1\ntitle»:Tuin\n", "behind `title:` a space is missing; write `title: Tuin`"),
        ("title»:Tuin\n", "behind `title:` a space is missing; write `title: Tuin`"),
        ("a: 1\ntitle» Tuin\nb: 2\n", "behind `title` a colon is missing; write `title: Tuin`"),
        (
            "id: a »kind: b\n",
            "`kind:` stands in the middle of a line; give it a line of its own; a text with `: ` in it wants quotes",
        ),
        (
            "a: 1\n»zomaar wat\nb: 1\n",
            "`zomaar wat` has no colon; write `key: value`; if it goes on with the text above, indent it further",
        ),
        ("a: 1\n»: b\n", "before this colon a word is missing; write `key: value`"),
        ('a: »"open\nb: 1\n', 'the text in quotes that begins here never ends; put `"` where the text ends'),
        ('a: »"open\nb: "x"\n', 'the text in quotes that begins here never ends; put `"` where the text ends'),
        (
            'a: {nl: »"Hoi, en: "Hello"}\n',
            'the text in quotes that begins here never ends; put `"` where the text ends',
        ),
        (
            "a: »'t Begint\n",
            "the `'` here opens a text in quotes that never ends; put the text in quotes: `\"'t Begint\"`",
        ),
        (
            'a: "Zeg "»ja" nu"\n',
            'the text in quotes ends before `ja" nu"`; write `\'Zeg "ja" nu\'`',
        ),
        ("a: »“Let op: dit”\n", '`“` is no quote to YAML; type straight quotes (`"`) around the text'),
        (
            'a: "C:»\\Users"\n',
            "`\\U` means something else between double quotes; put single quotes (`'`) around the text",
        ),
        ("a: »{nl: a, en: b\nb: 1\n", "this `{` is never closed; write `}` where it ends"),
        ("a: »[a, b\nb: 1\n", "this `[` is never closed; write `]` where it ends"),
        ("a:\n  - »{id: x, a: {nl: a}\n  - {id: y}\n", "this `{` is never closed; write `}` where it ends"),
        ("a: {nl: a, en: b}»}\n", "this `}` closes nothing; take it out"),
        ("a: {nl: a, en: b»]\n", "`{` is closed by `]`; write `}`"),
        ("a: {nl: a »en: b}\n", "before `en:` a comma is missing; write `, en:`"),
        ("a:\n  {nl: a\n   »en: b}\n", "before `en:` a comma is missing; write a comma at the end of the line above"),
        ("a: »nl: a, en: b}\n", "before `nl:` the `{` is missing; write `{nl: ..., en: ...}`"),
        ("a: {nl: a}», en: b\n", "`}` ends it here, but `, en: b` follows; take one of the two out"),
        (
            "a: {nl: Stap »#1 is klaar, en: Step #1}\n",
            "behind ` #` nothing is read, so `}` is missing; put the text with the # in quotes",
        ),
        (
            "a: »[naam] hoi\n",
            'a text that begins with `[` cannot be read; put the text in quotes: `"[naam] hoi"`',
        ),
        (
            "a: »*Let op* dit\n",
            'a text that begins with `*` cannot be read; put the text in quotes: `"*Let op* dit"`',
        ),
        ("a: »`code`\n", 'a text that begins with a backtick cannot be read; put the text in quotes: `"`code`"`'),
        ("a: »% van\n", 'a text that begins with `%` cannot be read; put the text in quotes: `"% van"`'),
        (
            "a: »| tekst\n",
            "behind `|` no text can stand on the same line; begin the text on the next line and indent it; "
            "or leave `|` out",
        ),
        ("a:\n»\tb: 1\n", "this line begins with a tab; indent with spaces"),
        ("a:\n»\tb: 1\n\tc: 2\n", "2 lines begin with a tab, this is the first; indent with spaces"),
        (
            "a:\n  b: 1\n »c: 2\n",
            "this line is indented by 1, which fits none of the lines above; indent it by 0 or 2 spaces",
        ),
        (
            "a: 1\n  »b: 2\n",
            "this line is indented under `a:`, which has its value already; begin it right below `a`; "
            "if it belongs to the text, put the text in quotes",
        ),
        (
            "a:\n »- id: x\n    b: 1\n  - id: y\n    b: 2\n",
            "this line is indented by 1, and what belongs to it does not fit; indent it by 2 spaces",
        ),
        (
            "a:\n b: 1\n  »c: 2\n",
            "this line is indented under `b:`, which has its value already; begin it right below `b`; "
            "if it belongs to the text, put the text in quotes",
        ),
        (
            "text:\n»nl: a\n  en: b\n",
            "`nl:` stands beside `text:` and not under it; indent it by two more spaces",
        ),
        (
            "a:\n  - x: 1\n  »x: 2\n",
            "this line stands among the items of a list and does not begin with `- `; "
            "begin it with `- `, or indent it further",
        ),
        (
            "a:\n  »x: 1\n  y: 1\n  - x: 2\n",
            "this line stands among the items of a list and does not begin with `- `; "
            "begin it with `- `, or indent it further",
        ),
        ("a:\n  - x: 1\n  »-x: 2\n", "behind `-` a space is missing; write `- x: 2`"),
        ("a:\n  - x: 1\n  »– x: 2\n", "`–` does not make a list; write `- x: 2`"),
        (
            "a: »- b\n",
            "a list cannot begin behind `a:`; begin it on the next line, indented; "
            "a text that begins with `-` wants quotes",
        ),
        (
            "a:\n  nl: |\n    foo\n»bar baz\nb: x\n",
            "this line has fallen out of the text that begins on line 2; indent it as far as the text",
        ),
        ("a: 1\nt:»\u00a0x\nb: 2\n", "the space here is of another kind (U+00A0); type a space instead"),
        ("a: 1\n»...\nb: 2\n", "to YAML the file ends at this `...`; take the line out, or put it in quotes"),
        (
            "a: 1\n»<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
            "two versions of this file meet here; keep one of them, and take out the lines with `<<<<`, `====` and `>>>>`",
        ),
        ("a: {»{naam}}\n", "a key must be a single word; put a text that begins with `{{` in quotes"),
    ],
)
def test_a_slip_is_said_at_its_place_in_words_of_people(typed: str, printed: str) -> None:
    """» is where the problem should point; it is not in the file."""
    text, place = pointed(typed)
    assert said(text) == [f"{place} {printed}"]


def test_after_a_slip_the_rest_is_read_and_only_what_was_left_out_is_missing() -> None:
    typed = 'a: "open\nb: {nl: x, en: y\nc:\n  - kind: x\n  -z: 1\n  - {id: last}\nd: 5\n'
    found = source.look(typed.encode(), "f")
    assert found.data == {"a": HOLE, "b": HOLE, "c": [{"kind": "x"}, HOLE, {"id": "last"}], "d": 5}
    assert [one.line for one in found.problems] == [1, 2, 5]


def test_what_was_left_out_keeps_its_lines_so_that_the_rest_keeps_its_places() -> None:
    typed = "a:\n\t- id: x\n\t  b: 1\nc: Let op: dit\nd: 5\n"
    found = source.look(typed.encode(), "f").data
    assert found is not None
    assert found.value_places == {"a": (2, 2), "c": (4, 4), "d": (5, 4)}
    assert found["a"][0].key_places == {"id": (2, 4), "b": (3, 4)}


def test_at_most_twenty_slips_are_said() -> None:
    assert len(said("".join(f"k{number}: x: y\n" for number in range(30)))) == 20


def test_a_slip_is_said_in_dutch_by_the_same_rules() -> None:
    (problem,) = source.look(b"title:Tuin\n", "f").problems
    assert told(problem.wrong, "nl") == "achter `title:` ontbreekt een spatie"
    assert told(problem.right, "nl") == "schrijf `title: Tuin`"


# -- one slip is one problem ------------------------------------------------------------------------------------------

CLEAN = """\
title: {nl: Over jouw werk, en: About your work}
about: person
intro:
  nl: Een paar korte vragen over jouw week.
  en: Some short questions about your week.
note:
  nl: |
    Bewaard zonder naam.
    Alleen voor ons.
  en: |
    Kept without a name.
    Only for us.
per_screen: 3
items:
  - kind: scale
    id: steer
    text: {nl: Ik stuur mijn eigen loopbaan., en: I steer my own career.}
    points: 5
  - kind: scale
    id: drift
    text:
      nl: "Mijn loopbaan overkomt mij gewoon elke week."
      en: "My career just happens to me every week."
    reversed: true
  - kind: single-choice
    id: role
    text: {nl: Wat is jouw rol, en: What is your role}
    options:
      - {id: manager, text: {nl: Ik geef leiding, en: I lead people}}
      - {id: employee, text: {nl: Ik ben medewerker, en: I am an employee}}
      - {id: other, text: {nl: Iets heel anders, en: Something else entirely}}
  - kind: open-text
    id: wish
    text: {nl: Wat zou jou helpen, en: What would help you}
scales:
  - id: control
    title: {nl: Regie op werk, en: Control over work}
    items: [steer, drift]
    needs: 2
"""


def problems(typed: str) -> list[int]:
    """The lines of everything that is wrong with a survey."""
    built = schema.check(Survey, source.look(typed.encode(), "f", schema.keys_of(Survey)))
    found = list(built.problems)
    if built.rest is not None and built.data is not None:
        found += built.located(schema.untranslated(built.rest, LANGUAGES), alone=True)
        found += built.located(schema.cut_off(built.rest, built.data), alone=True)
    return sorted({one.line for one in found})


def swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda line: re.sub(pattern, new, line, count=1)


SLIPS: dict[str, Callable[[str], str]] = {
    "a colon in a text": swap(r"(nl: )([A-Z][a-z]+)( \w)", r"\1\2:\3"),
    "no space behind a colon": swap(r"^(\s*(?:- )?[a-z_]+): (?=[a-zA-Z0-9])", r"\1:"),
    "no space between braces": swap(r"\{nl: ", "{nl:"),
    "no colon": swap(r"^(\s*(?:- )?[a-z_]+):( [a-z])", r"\1\2"),
    "a quote that is not closed": swap(r"^(\s*(?:nl|en): )\"?([A-Z][^\"]*)\"?$", r'\1"\2'),
    "a quote inside quotes": swap(r'(nl: "\w+ )(\w+)( )', r'\1"\2"\3'),
    "round quotes": swap(r"\{nl: (\w+)( [^,]*), en: ([^}]*)\}", r"{nl: “\1: x\2”, en: “\3”}"),
    "no closing brace": swap(r"\}$", ""),
    "a brace too many": swap(r"\}$", "}}"),
    "no comma": swap(r", en: ", " en: "),
    "a comma in a text": swap(r"(\{nl: \w+ \w+)( \w+)", r"\1,\2"),
    "a star": swap(r"^(\s*(?:nl|en): )([A-Z])", r"\1*\2"),
    "an at sign": swap(r"\{nl: ", "{nl: @"),
    "a number sign": swap(r"(nl: [A-Z]\w*) (\w+)", r"\1 #\2"),
    "no English": swap(r", en: [^{}]*\}", "}"),
    "a tab": swap(r"^  ", "\t"),
    "a space too few": swap(r"^ (?= +[a-z-]+[ :])", ""),
    "a space too many": swap(r"^(?=\s+[a-z_]+: ?\w)", " "),
    "no dash": swap(r"^(\s*)- ", r"\1"),
    "no space behind a dash": swap(r"^(\s*)- ", r"\1-"),
    "another dash": swap(r"^(\s*)- (?=[a-z])", r"\1– "),
    "a letter missing": swap(r"^(\s*(?:- )?[a-z_]+)[a-z]([a-z]:)", r"\1\2"),
    "another kind": swap(r"(kind: [a-z-]+)[a-z]$", r"\1"),
    "a name with a capital": swap(r"(\bid: )([a-z])", lambda found: f"{found[1]}{found[2].upper()}"),
    "no name": swap(r"(- \{)id: \w+, ", r"\1"),
    "two keys on a line": swap(r"^(\s*(?:- )?(?:id|kind): [a-z-]+)$", r"\1 text: x"),
    "another space": swap(r"^(\s*(?:- )?[a-z_]+:) ", "\\1\u00a0"),
    "languages not indented": swap(r"^  (\s*nl: )", r"\1"),
}


def test_the_clean_survey_has_no_problem() -> None:
    assert problems(CLEAN) == []


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_problem_wherever_it_is_made(slip: str) -> None:
    """Said on its line or on a line beside it, and nothing else is said."""
    lines = CLEAN.split("\n")
    made = 0
    elsewhere = {}
    for number, line in enumerate(lines):
        spoilt = SLIPS[slip](line)
        if spoilt == line:
            continue
        made += 1
        found = problems("\n".join([*lines[:number], spoilt, *lines[number + 1 :]]))
        if not found or any(abs(one - number - 1) > 1 for one in found):
            elsewhere[number + 1, spoilt.strip()] = found
    assert made
    assert elsewhere == {}
