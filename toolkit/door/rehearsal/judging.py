"""What is wrong with a page as it is drawn, whoever looks at it: words without room, labels that say too little."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from toolkit.door.rehearsal import widths
from toolkit.door.rehearsal.drawn import Control, Drawn, Words
from toolkit.door.rehearsal.fault import Fault, Names
from toolkit.errors import Said, cited, say

LONG_BUTTON = 60
"""Letters on a button: on a phone that is two full lines."""

MOST_BLOCKS = 8
_ANSWERS = ("radio", "checkbox")
_CITED = 40


def place_of(names: Names, place: str, section: str) -> Said:
    """Where the author finds a piece of a drawn page."""
    sort, _, name = section.partition(".")
    if place not in names.journey.places:
        return names.consent()
    if section == "task":
        return names.task(names.journey.places[place].task)
    return names.of(place, name if sort in ("block", "item") and not name.isdigit() else "")


def faults_of(drawn: Drawn, names: Names, place: str, typed: Container[str]) -> Iterator[Fault]:
    """Everything that is wrong with how one page is drawn. `typed`: the texts of its authors; a label that a kind of
    block puts together is not theirs to change.
    """
    for words in drawn.words:
        if words.role not in ("cell", "bar"):
            yield from _no_room(words, place_of(names, place, words.section))
    for table in drawn.tables:
        if widths.table_width(table) > widths.COLUMN:
            yield _wide_table(place_of(names, place, table.section), table.rows)
    for control in drawn.controls:
        if control.label in typed and not any(letter.isalnum() for letter in control.label):
            yield _wordless(place_of(names, place, control.section), control)
    for button in drawn.buttons():
        if len(button.label) > LONG_BUTTON and button.label in typed:
            yield _long_button(place_of(names, place, button.section), button.label)
    yield from _doubled(drawn, names, place, typed)


def _no_room(words: Words, place: Said) -> Iterator[Fault]:
    found = widths.too_wide(words.text, words.role, words.card)
    if found is not None:
        word, taken, room = found
        wrong = say(
            "the word `{word}` takes about {taken} pixels, and a phone has {room} for it",
            word=cited(word, _CITED),
            taken=round(taken),
            room=int(room),
        )
        yield Fault("wide-word", place, wrong, say("write it shorter, or put a space or a hyphen where it may break"))


def _wide_table(place: Said, rows: list[list[str]]) -> Fault:
    wrong = say(
        "the table that begins with `{word}` is wider than a phone", word=cited(next(iter(rows[0]), ""), _CITED)
    )
    return Fault("wide-table", place, wrong, say("leave a column out, or write shorter words"))


def _wordless(place: Said, control: Control) -> Fault:
    wrong = say(
        "`{label}` has no words, so a screen reader cannot say what it does", label=cited(control.label, _CITED)
    )
    return Fault("no-words", place, wrong, say("add a word or two"))


def _long_button(place: Said, label: str) -> Fault:
    wrong = say(
        "the button `{label}` is {length} letters long, more than two lines on a phone",
        label=cited(label, _CITED),
        length=len(label),
    )
    return Fault("long-button", place, wrong, say("say it in {most} letters or fewer", most=LONG_BUTTON))


def _doubled(drawn: Drawn, names: Names, place: str, typed: Container[str]) -> Iterator[Fault]:
    """What reads the same although it is not: two buttons in a row, two questions on one page."""
    for one, other in pairwise(drawn.controls):
        of_blocks = one.section.startswith("block.") and other.section.startswith("block.")
        both = one.kind == other.kind == "button" and other.at - one.at == 1  # nothing but a label between them
        if of_blocks and both and one.label == other.label and other.label in typed and one.value != other.value:
            wrong = say("two buttons in a row read `{label}`", label=cited(one.label, _CITED))
            right = say("give one of them another label")
            yield Fault("doubled", place_of(names, place, other.section), wrong, right)
    asked: dict[str, str] = {}
    for control in drawn.controls:
        question = control.group if control.kind in _ANSWERS else ""
        first = asked.setdefault(question, control.section)
        if question in typed and first != control.section:
            wrong = say("the question `{label}` stands twice on one screen", label=cited(question, _CITED))
            right = say("ask it once, or in other words")
            yield Fault("doubled", place_of(names, place, control.section), wrong, right)
