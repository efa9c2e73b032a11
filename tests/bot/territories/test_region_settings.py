from pathlib import Path

import pytest

from bot.territories.region_settings import RegionSettings, read_region_settings
from tests.authors import announced, as_announced, broken, refused


@pytest.mark.parametrize("file", broken("region_settings"), ids=lambda file: file.stem)
def test_every_mistake_in_the_settings_of_a_region_is_told_with_line_and_mend(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = refused(lambda: read_region_settings(text, file.name))
    assert [as_announced(fault) for fault in found] == announced(file) != []


def test_what_is_left_out_is_not_set() -> None:
    read = read_region_settings("operator: Комитет\n", "own.yaml")
    assert read == RegionSettings(operator="Комитет")
    assert read_region_settings(" \n", "own.yaml") == RegionSettings()


@pytest.mark.parametrize(
    "link", ["https://комитет.рф/политика", "http://edu.example.ru", "https://edu.example.ru/a?b=c"]
)
def test_a_policy_is_a_link(link: str) -> None:
    assert read_region_settings(f"policy: {link}\n", "own.yaml").policy == link
