"""Texts stay texts: what an author or a participant wrote is never read as Streamlit's Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.two_doors import rendered
from toolkit.app import look


@given(st.text(max_size=80))
def test_a_text_comes_out_as_it_went_in_but_for_its_spaces(text: str) -> None:
    assert rendered(look.plain(text)).split() == text.replace(look.JOINER, "").split()


@given(st.text(max_size=80))
def test_a_text_is_one_line_and_begins_with_no_indent(text: str) -> None:
    """Four spaces would make code of it, a second line could make a heading of the first."""
    made = look.plain(text)
    assert made == made.strip(" \t")
    assert len(made.splitlines()) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "https://voorbeeld.nl",
        "HTTP://voorbeeld.nl",
        "www.voorbeeld.nl",
        "iemand@voorbeeld.nl",
        ":streamlit:",
        "a -> b",
        "a <-> b",
        "a -- b",
        "x >= y",
    ],
)
def test_what_streamlit_finds_after_the_markdown_is_kept_apart(text: str) -> None:
    made = look.plain(text).replace("\\", "")
    assert look.JOINER in made
    assert made.replace(look.JOINER, "") == text


def test_the_author_s_markdown_is_the_small_one_and_nothing_else() -> None:
    made = look.markdown(
        "Eerst **vet**, dan *schuin*.\n\n- een [link](https://voorbeeld.nl)\n- # geen kop\n\n1. `geen code`"
    )
    plain = made.replace("\\", "").replace(look.JOINER, "")
    assert plain == (
        "Eerst **vet**, dan *schuin*.\n\n- een [link](<https://voorbeeld.nl>)\n- # geen kop\n\n1. `geen code`"
    )
    assert "\\#" in made
    assert "\\`" in made


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/team?key=x", "https://x.nl/ onclick"])
def test_a_link_leads_outside_by_the_web_or_by_mail_or_nowhere(url: str) -> None:
    assert "](" not in look.link("hier", url)


def test_a_table_holds_its_columns_whatever_its_cells_say() -> None:
    made = look.table(["a|b", "c"], [["x|y\nz", "`|`"]])
    assert [line.replace("\\|", "").count("|") for line in made.splitlines()] == [3, 3, 3]


@pytest.mark.parametrize("language", ["de", "nl'; alert(1)", ""])
def test_only_a_language_of_the_kit_gets_into_the_page_s_script(language: str) -> None:
    with pytest.raises(ValueError, match="no language"):
        look.speak(language)


def test_titles_that_stand_twice_in_a_list_carry_their_names() -> None:
    titles = {"een": "Mijn prototype", "twee": "Mijn prototype", "drie": "Toolkit"}
    assert look.apart(titles) == {
        "een": "Mijn prototype (een)",
        "twee": "Mijn prototype (twee)",
        "drie": "Toolkit",
    }
