"""One text in several languages, and figures as each language writes them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from toolkit import text
from toolkit.schema import Model
from toolkit.text import Text

BOTH = Text({"nl": "ja", "en": "yes"})


@pytest.mark.parametrize(
    ("given", "language", "shown"),
    [
        (BOTH, "nl", "ja"),
        (BOTH, "en", "yes"),
        (BOTH, "de", "ja"),  # a language that is not there falls back to the kit's first
        (Text({"en": "yes"}), "nl", "yes"),
        (Text("v2"), "en", "v2"),
        (Text({}), "nl", ""),
    ],
)
def test_a_text_is_shown_in_the_language_asked_for_else_in_one_that_it_has(
    given: Text, language: str, shown: str
) -> None:
    assert given(language) == shown


def test_a_bare_text_stands_for_every_language_and_a_blank_one_for_none() -> None:
    assert Text("v2").missing(("nl", "en")) == ()
    assert Text({"nl": "ja", "en": "  "}).missing(("nl", "en")) == ("en",)


def test_texts_are_equal_by_their_words() -> None:
    assert Text({"nl": "ja", "en": "yes"}) == Text({"en": "yes", "nl": "ja"})
    assert len({BOTH, Text({"en": "yes", "nl": "ja"}), Text("ja")}) == 2


class Label(Model):
    says: Text


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (None, "a text is missing here"),
        ("", "a text is missing here"),
        ("   ", "a text is missing here"),
        ({}, "a text is missing here"),
        ({"nl": "ja", "en": None}, "a text is missing here"),
        (["ja"], "a list stands here"),
        ({"de": "ja"}, "`de` is no language of this kit"),
        ({"nl": "x" * 5_001}, "this text is 5,001 characters long"),
    ],
)
def test_what_is_no_text_is_refused_in_words(typed: object, wrong: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Label.model_validate({"says": typed})
    assert caught.value.errors()[0]["ctx"]["wrong"] == wrong


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [
        (
            {"nl": "Ja", "graag": None, "en": "Yes"},
            "the text behind `nl:` ends at the comma before `graag`",
            'put the whole text in quotes: `nl: "Ja, graag"`',
        ),
        (
            {"nl": "Ja", "of nee": None, "of anders": None, "en": "Yes"},
            "the text behind `nl:` ends at the comma before `of nee`",
            'put the whole text in quotes: `nl: "Ja, of nee, of anders"`',
        ),
        (
            {"nl": 'Zeg "ja"', "graag": None},
            "the text behind `nl:` ends at the comma before `graag`",
            "put the whole text in quotes: `nl: 'Zeg \"ja\", graag'`",
        ),
        ({"nl:Ja": None}, "behind `nl:` a space is missing", "write `nl: Ja`"),
        ({"nl": "Ja", "de": "Ja"}, "`de` is no language of this kit", text._RIGHT),
    ],
)
def test_a_key_that_is_no_language_is_said_for_what_it_is(typed: object, wrong: str, right: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Label.model_validate({"says": typed})
    (found,) = caught.value.errors()[0]["ctx"]["all"]
    assert (found.wrong, found.right) == (wrong, right)


@pytest.mark.parametrize(
    "typed",
    [
        "HR",
        "Proeftuin",
        "Human Resources",
        "HR Business Partner",
        "Samira de Vries",
        "Ministerie van Binnenlandse Zaken",
        "Research and Development",
        "Learning & Development",
        "Waarom?",
        "SUS 2.0",
        "v2",
        "https://example.org/een-pagina",
        "4 C's",
    ],
)
def test_a_name_or_a_code_may_stand_for_every_language(typed: str) -> None:
    assert not Text(typed).forgot_language


@pytest.mark.parametrize(
    "typed",
    [
        "Begin hier",
        "Hoe gaat het?",
        "Het was makkelijk",
        "Go on",
        "Over 3 jaar",
        "Wie ben jij",
        "Ja, graag",
        "**Let op:** dit",
    ],
)
def test_a_sentence_in_one_language_is_a_translation_that_was_forgotten(typed: str) -> None:
    assert Text(typed).forgot_language
    assert not Text({"nl": typed, "en": typed}).forgot_language


@pytest.mark.parametrize(("typed", "shown"), [(5, "5"), (0.5, "0.5"), (True, "true"), (" ja ", "ja")])
def test_a_number_or_a_boolean_in_the_place_of_a_text_is_the_text_as_typed(typed: object, shown: str) -> None:
    assert Label.model_validate({"says": typed}).says("nl") == shown


def test_an_editor_is_told_which_languages_a_text_can_have() -> None:
    shape = Label.model_json_schema()["properties"]["says"]
    assert set(shape["anyOf"][1]["properties"]) == {"nl", "en"}


@pytest.mark.parametrize(
    ("shown", "dutch", "english"),
    [
        (lambda language: text.figure(1234.5, language, 1), "1.234,5", "1,234.5"),
        (lambda language: text.figure(1234, language), "1.234", "1,234"),
        (lambda language: text.figure(-0.126, language, 2), "-0,13", "-0.13"),
        (lambda language: text.percent(0.384, language), "38%", "38%"),
        (lambda language: text.seconds(48.2, language), "48 s", "48 s"),
        (lambda language: text.seconds(125, language), "2 min 5 s", "2 min 5 s"),
        (lambda language: text.seconds(59.7, language), "1 min", "1 min"),
        (lambda language: text.moment(0, language).split()[1], "januari", "January"),
    ],
)
def test_figures_and_dates_are_written_as_the_language_writes_them(shown: object, dutch: str, english: str) -> None:
    assert (shown("nl"), shown("en")) == (dutch, english)  # type: ignore[operator]  # a function of the language
