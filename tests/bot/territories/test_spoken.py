import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.territories.spoken import Sort, Spoken, spoken


@pytest.mark.parametrize(
    ("text", "words", "sort"),
    [
        ("Лужский муниципальный район", ("лужский",), "district"),
        ("Лужский р-н", ("лужский",), "district"),
        ("Лужский рн.", ("лужский",), "district"),
        ("в Лужском р–не", ("лужском",), "district"),
        ("Лужский МР Ленинградской обл.", ("лужский",), "district"),
        ("МО «Город Ачинск»", ("ачинск",), "town"),
        ("г.Ачинск, Красноярский край", ("ачинск",), "town"),
        ("ЗАТО п. Солнечный", ("солнечный",), "town"),
        ("Сосновоборский Г.О.", ("сосновоборский",), "town"),
        ("Пировский муниципальный округ", ("пировский",), None),
        ("г. Ачинск и Ачинский район", ("ачинск", "ачинский"), None),
        ("комитет образования Волосовского района", ("волосовского",), "district"),
        ("Северо‑Енисейский", ("североенисейский",), None),
        ("северо енисейский", ("северо", "енисейский"), None),
        ("Луга - Тосно", ("луга", "тосно"), None),
        ("НОВОСЁЛОВСКИЙ", ("новоселовский",), None),
        ("Лу́га", ("луга",), None),
        ("Дивногорск", ("дивногорск",), None),
        ("Городище", ("городище",), None),
        ("", (), None),
    ],
)
def test_only_the_words_that_tell_apart_remain(
    text: str, words: tuple[str, ...], sort: Sort | None
) -> None:
    assert spoken(text) == Spoken(words, sort)


def test_latin_twins_become_cyrillic_but_latin_words_stay() -> None:
    assert spoken("Лyжcкий paйoн") == spoken("Лужский район")
    assert spoken("luzhsky").words == ("luzhsky",)


@given(st.text(alphabet="абгорнлуйиксёЁ -.«»"))
def test_what_was_reduced_once_stays_as_it_is(text: str) -> None:
    once = spoken(" ".join(spoken(text).words))
    assert spoken(" ".join(once.words)) == once
