import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.territories import load
from bot.territories.load import (
    load_territory,
    read_territory,
    shipped_territories,
    territory_text,
)
from bot.territories.territory import Territory
from scoring.reading.mistakes import Fault
from tests.authors import announced, as_announced, broken, refused

README = Path(load.__file__).parent / "README.md"


def refusal(source: Path) -> tuple[Fault, ...]:
    return refused(lambda: load_territory(source))


def kinds(territory: Territory, kind: str) -> int:
    return sum(one.kind == kind for one in territory.municipalities)


@pytest.mark.parametrize("file", broken("territories"), ids=lambda file: file.stem)
def test_every_mistake_of_an_author_is_told_with_line_and_mend(file: Path) -> None:
    """Each file tells in the comment at its top what it must be refused for."""
    assert [as_announced(fault) for fault in refusal(file)] == announced(file) != []


def test_faults_of_several_municipalities_are_told_at_once(tmp_path: Path) -> None:
    text = territory_text("leningrad")
    text = text.replace("kind: district\n", "kind: district\n    district: nowhere\n", 2)
    source = tmp_path / "two.yaml"
    source.write_text(text, encoding="utf-8")
    assert len(refusal(source)) == 2


def test_a_file_that_is_not_utf_8_is_refused_where_it_goes_wrong(tmp_path: Path) -> None:
    source = tmp_path / "windows.yaml"
    source.write_bytes(b"code: primer\nname: " + "Область".encode("cp1251"))
    assert [(one.line, one.code) for one in refusal(source)] == [(2, "file_not_utf8")]


def test_the_example_in_the_readme_loads_and_shows_every_key() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    territory = read_territory(example, "README.md")
    (municipality,) = territory.municipalities
    assert territory.model_fields_set == set(Territory.model_fields)
    assert municipality.model_fields_set == set(type(municipality).model_fields)


def test_a_municipality_keeps_its_own_time_where_it_has_one() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    own = read_territory(example, "README.md")
    common = read_territory(re.sub(r" +timezone: Asia.*\n", "", example), "README.md")
    assert own.zone_of(own.municipalities[0]) == ZoneInfo("Asia/Yekaterinburg")
    assert common.zone_of(common.municipalities[0]) == ZoneInfo("Europe/Moscow")


def test_the_leningrad_region_has_seventeen_districts_and_one_town() -> None:
    territory = shipped_territories()["leningrad"]
    assert len(territory.municipalities) == 18
    assert kinds(territory, "district") == 17
    assert kinds(territory, "city_okrug") == 1


def test_the_krasnoyarsk_region_has_the_sixty_one_municipalities_of_its_monitoring() -> None:
    territory = shipped_territories()["krasnoyarsk"]
    assert len(territory.municipalities) == 61
    assert kinds(territory, "district") == 41
    assert kinds(territory, "okrug") == 3
    assert kinds(territory, "city_okrug") + kinds(territory, "closed_town") == 17


def test_shipped_files_are_named_by_their_codes() -> None:
    assert list(shipped_territories()) == ["krasnoyarsk", "leningrad"]
    for code, territory in shipped_territories().items():
        assert read_territory(territory_text(code), "shipped") == territory


def test_no_shipped_number_or_district_is_made_up() -> None:
    """The sources print neither for a single municipality."""
    for territory in shipped_territories().values():
        for one in territory.municipalities:
            assert (one.teachers, one.young_teachers, one.district) == (None, None, None)


def test_the_text_of_an_unknown_territory_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="moon"):
        territory_text("moon")


@pytest.mark.parametrize(
    ("territory", "code", "genitive", "prepositional"),
    [
        ("leningrad", "vsevolozhsky", "Всеволожского района", "во Всеволожском районе"),
        ("leningrad", "vyborgsky", "Выборгского района", "в Выборгском районе"),
        (
            "leningrad",
            "sosnovoborsky",
            "Сосновоборского городского округа",
            "в Сосновоборском городском округе",
        ),
        ("krasnoyarsk", "novosyolovsky", "Новосёловского района", "в Новосёловском районе"),
        ("krasnoyarsk", "motyginsky", "Мотыгинского района", "в Мотыгинском районе"),
        ("krasnoyarsk", "pirovsky", "Пировского округа", "в Пировском округе"),
        ("krasnoyarsk", "achinsk", "г. Ачинска", "в г. Ачинске"),
        ("krasnoyarsk", "nazarovo", "г. Назарово", "в г. Назарово"),
        ("krasnoyarsk", "solnechny", "ЗАТО п. Солнечный", "в ЗАТО п. Солнечный"),
        (
            "krasnoyarsk",
            "taymyrsky",
            "Таймырского Долгано-Ненецкого района",
            "в Таймырском Долгано-Ненецком районе",
        ),
    ],
)
def test_names_stand_in_their_cases(
    territory: str, code: str, genitive: str, prepositional: str
) -> None:
    municipalities = shipped_territories()[territory].municipalities
    (one,) = (one for one in municipalities if one.code == code)
    assert (one.genitive, one.prepositional) == (genitive, prepositional)
