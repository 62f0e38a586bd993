"""The small vocabulary: what an offer accepts, keys that are drawn once, and the author's Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.markdown import inline, paragraphs, safe_url
from toolkit.surface import Keys, NotOffered, Offer, Record

ONE = Offer("choice", ("a", "b"))
MANY = Offer("multi_choice", ("a", "b", "c"))
TICK = Offer("checkbox")
WORDS = Offer("text", max_len=5)
NUMBER = Offer("number", low=0, high=10)
BUTTON = Offer("button")


@pytest.mark.parametrize(
    ("offer", "sent", "stored"),
    [
        (ONE, "a", "a"),
        (ONE, None, None),
        (MANY, ["c", "a", "a"], ["a", "c"]),  # in the order of the options, each once
        (MANY, [], []),
        (TICK, True, True),
        (TICK, False, False),
        (WORDS, "a\r\nb", "a\nb"),
        (WORDS, "\x00a\x1bb\u202e", "ab"),
        (WORDS, "\ud83d", "?"),  # half an emoji
        (WORDS, "", ""),
        (NUMBER, "3,5", 3.5),
        (NUMBER, " 3.5 ", 3.5),
        (NUMBER, 10, 10.0),
        (NUMBER, "", None),
        (NUMBER, None, None),
        (BUTTON, True, True),
    ],
)
def test_an_answer_that_is_offered_is_stored_as_the_screen_means_it(offer: Offer, sent: object, stored: object) -> None:
    assert offer.accept(sent) == stored


@pytest.mark.parametrize(
    ("offer", "sent", "why"),
    [
        (ONE, "c", "option"),
        (ONE, "", "option"),
        (ONE, ["a"], "option"),
        (ONE, True, "option"),
        (ONE, {"a": 1}, "option"),
        (MANY, "a", "option"),
        (MANY, ["a", "z"], "option"),
        (MANY, [["a"]], "option"),
        (MANY, None, "option"),
        (TICK, "true", "kind"),
        (TICK, 1, "kind"),
        (TICK, None, "kind"),
        (WORDS, "abcdef", "long"),
        (WORDS, None, "kind"),
        (WORDS, 5, "kind"),
        (NUMBER, "veel", "number"),
        (NUMBER, [3], "number"),
        (NUMBER, "11", "range"),
        (NUMBER, "-0.1", "range"),
        (NUMBER, "nan", "range"),
        (NUMBER, "inf", "range"),
        (NUMBER, True, "range"),
        (BUTTON, False, "kind"),
        (BUTTON, "true", "kind"),
    ],
)
def test_an_answer_that_is_not_offered_is_refused_with_the_reason(offer: Offer, sent: object, why: str) -> None:
    with pytest.raises(NotOffered) as caught:
        offer.accept(sent)
    assert caught.value.code == why


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(max_size=3), deeper, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([ONE, MANY, TICK, WORDS, NUMBER, BUTTON]), anything)
def test_whatever_is_sent_it_is_accepted_or_refused_and_accepting_twice_changes_nothing(
    offer: Offer, sent: object
) -> None:
    try:
        stored = offer.accept(sent)
    except NotOffered:
        return
    assert offer.accept(stored) == stored


@given(st.text())
def test_a_text_is_never_stored_longer_than_offered_and_always_fits_utf8(sent: str) -> None:
    try:
        stored = WORDS.accept(sent)
    except NotOffered:
        return
    assert isinstance(stored, str)
    assert len(stored.encode()) <= 5 * 4


# -- keys -------------------------------------------------------------------------------------------------------------


def test_a_key_is_local_and_at_makes_it_full() -> None:
    keys = Keys(Record("nl", scope="task.t1"))
    with keys.at("block"), keys.at("item"):
        assert keys.offer("answer", TICK) == "task.t1/block/item/answer"
    assert keys.offers == {"task.t1/block/item/answer": TICK}


def test_a_key_that_is_drawn_twice_raises() -> None:
    keys = Keys(Record("nl"))
    keys.offer("a", TICK)
    with pytest.raises(ValueError, match="the key a is drawn twice"):
        keys.offer("a", TICK)


def test_a_record_tells_a_block_its_own_answers_and_no_others() -> None:
    record = Record("nl", {"t1/list/a": True, "t1/list/b": False, "t1/lists/a": True, "t2/list/a": True}, scope="t1")
    assert record.own("list") == {"a": True, "b": False}
    assert record.get("list", "a") is True
    assert record.get("other", "a") is None


# -- Markdown ---------------------------------------------------------------------------------------------------------


def shown(markdown: str) -> list[tuple[str, list[str]]]:
    """Each paragraph's kind, and its lines with * for bold, / for italic and the address of links."""
    style = {"plain": "{}", "bold": "*{}*", "italic": "/{}/"}
    return [
        (
            one.kind,
            [
                "".join(style[span.style].format(span.text) + (f"<{span.url}>" if span.url else "") for span in line)
                for line in one.lines
            ],
        )
        for one in paragraphs(markdown)
    ]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Een **proef** en *meer*.", [("p", ["Een *proef* en /meer/."])]),
        ("één\ntwee", [("p", ["één twee"])]),
        ("één\n\ntwee", [("p", ["één"]), ("p", ["twee"])]),
        ("- a\n- b", [("ul", ["a", "b"])]),
        ("1. a\n2) b", [("ol", ["a", "b"])]),
        ("Kies:\n- a\n- b\n  en meer", [("p", ["Kies:"]), ("ul", ["a", "b en meer"])]),
        ("[site](https://voorbeeld.nl/a)", [("p", ["site<https://voorbeeld.nl/a>"])]),
        ("[x](javascript:alert)", [("p", ["[x](javascript:alert)"])]),
        ("# geen kop", [("p", ["# geen kop"])]),
        ("<b>geen html</b>", [("p", ["<b>geen html</b>"])]),
        ("3 * 4 en 2*", [("p", ["3 * 4 en 2*"])]),
        ("**", [("p", ["**"])]),
        ("", []),
    ],
)
def test_an_authors_text_is_drawn_by_the_small_markdown_and_the_rest_stays_text(typed: str, drawn: object) -> None:
    assert shown(typed) == drawn


@given(st.text(st.sampled_from("ab*[]()- \n1.<>:/h"), max_size=60))
def test_no_word_of_an_authors_text_gets_lost(typed: str) -> None:
    words = "".join(text for _, lines in shown(typed) for text in lines)
    assert [letter for letter in words if letter in "ab"] == [letter for letter in typed if letter in "ab"]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://voorbeeld.nl", True),
        ("mailto:a@voorbeeld.nl", True),
        ("HTTPS://VOORBEELD.NL", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//voorbeeld.nl", False),
        ('https://x.nl/"onclick=', False),
        ("/pad", False),
        (" https://x.nl", False),
    ],
)
def test_only_http_and_mail_addresses_become_links(url: str, safe: bool) -> None:
    assert safe_url(url) is safe


def test_a_span_keeps_what_stands_around_it() -> None:
    assert [span.text for span in inline("a **b** c")] == ["a ", "b", " c"]
