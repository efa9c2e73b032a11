import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.organization_key import natural_order, organization_key

SCHOOL_5 = [
    "МБОУ «СОШ № 5»",
    "мбоу сош №5",
    'МБОУ "СОШ N5"',
    "МБОУ СОШ N 5",
    "  МБОУ  СОШ № 5 ",
    "МБОУ СОШ 5",
]


def test_spellings_of_one_school_have_one_key() -> None:
    assert {organization_key(name) for name in SCHOOL_5} == {"мбоу сош 5"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("СОШ № 5", "СОШ № 15"),
        ("СОШ № 12", "СОШ № 1-2"),
        ("Школа № 5", "Школа № 5а"),
        ("Детский сад № 3", "Школа № 3"),
    ],
)
def test_different_organizations_keep_different_keys(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


def test_yo_and_hyphens_do_not_tell_names_apart() -> None:
    assert organization_key("Лицей им. Королёва") == organization_key("лицей им.Королева")
    assert organization_key("Школа-интернат") == organization_key("школа интернат")


@given(st.text("абгошё № 0159 -N.", min_size=1).map(lambda text: f"школа {text}"))
def test_quotes_case_and_spaces_around_do_not_change_the_key(name: str) -> None:
    assert organization_key(f" «{name.upper()}» ") == organization_key(name)


def test_a_name_of_signs_alone_still_has_a_key() -> None:
    assert organization_key("№") != organization_key("«»")


def test_numbers_sort_by_their_value() -> None:
    assert sorted(["сош 10", "лицей", "сош 2"], key=natural_order) == ["лицей", "сош 2", "сош 10"]
