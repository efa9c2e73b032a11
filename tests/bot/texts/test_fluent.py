import pytest

from bot.texts.fluent import chat_texts, console_texts


@pytest.mark.parametrize("length", [1, 999, 2000, 2001, 2500, 2501, 100_000])
def test_whatever_somebody_typed_can_be_said_back(length: int) -> None:
    text = "я" * length
    assert console_texts("ru")("cli-campaign-opened", id="1", title=text).endswith(text)


def test_what_grows_by_escaping_is_said_whole_too() -> None:
    said = chat_texts("ru")("question-now", answer="&" * 2000)
    assert said.count("&amp;") == 2000


def test_two_long_values_stay_apart() -> None:
    said = console_texts("ru")("cli-territory-removed", name="а" * 3000, code="б" * 3000)
    assert ("а" * 3000 + " (" + "б" * 3000) in said
