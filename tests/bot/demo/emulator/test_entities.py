from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.emulator.entities import parse_html
from bot.demo.emulator.errors import Refused

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


def refusal(source: str) -> str:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    return refused.value.description


@given(texts)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(escape(text)).text == text


@given(texts, texts.filter(bool), texts)
def test_an_entity_marks_its_text_in_utf_16_units(before: str, marked: str, after: str) -> None:
    parsed = parse_html(f"{escape(before)}<b>{escape(marked)}</b>{escape(after)}")
    (bold,) = parsed.entities
    encoded = parsed.text.encode("utf-16-le")
    start, end = 2 * bold["offset"], 2 * (bold["offset"] + bold["length"])
    assert encoded[start:end].decode("utf-16-le") == marked
    assert bold["type"] == "bold"


@pytest.mark.parametrize(
    ("tag", "type"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("del", "strikethrough"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("tg-spoiler", "spoiler"),
        ("B", "bold"),
    ],
)
def test_each_tag_has_its_entity(tag: str, type: str) -> None:
    parsed = parse_html(f"да <{tag}>нет</{tag.lower()}>")
    assert parsed.text == "да нет"
    assert parsed.entities == ({"type": type, "offset": 3, "length": 3},)


def test_a_link_keeps_its_address() -> None:
    parsed = parse_html('<a href="https://example.org/?a=1&amp;b=2">сюда</a>')
    address = "https://example.org/?a=1&b=2"
    assert parsed.entities == ({"type": "text_link", "offset": 0, "length": 4, "url": address},)


def test_a_link_without_an_address_stays_text() -> None:
    assert parse_html("<a>сюда</a>").entities == ()


def test_a_quotation_may_be_expandable() -> None:
    (quotation,) = parse_html("<blockquote expandable>долго</blockquote>").entities
    assert quotation["type"] == "expandable_blockquote"


def test_code_inside_pre_names_its_language() -> None:
    (block,) = parse_html('<pre><code class="language-sql">SELECT</code></pre>').entities
    assert (block["type"], block["language"]) == ("pre", "sql")


def test_nested_entities_stand_outer_first() -> None:
    types = [one["type"] for one in parse_html("<b>а<i>б</i></b>").entities]
    assert types == ["bold", "italic"]


def test_an_unknown_reference_stays_as_it_is() -> None:
    assert parse_html("Q&A &copy; &lt;&#1103;&#x44F;").text == "Q&A &copy; <яя"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("да <br/>", 'Unsupported start tag "br/" at byte offset 5'),
        ("😀<h1>", 'Unsupported start tag "h1" at byte offset 4'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>да", 'Can\'t find end tag corresponding to start tag "b"'),
        ("да</b>", "Unexpected end tag at byte offset 4"),
        ("<b>да</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x'", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>да</b", "Unclosed end tag at byte offset 7"),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>да</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_the_byte_offset(source: str, fault: str) -> None:
    assert refusal(source) == f"Bad Request: can't parse entities: {fault}"
