import json
from pathlib import Path
from typing import Any

import pytest

from bot.territories.load import territory_text
from tests.bot.cli.conftest import Metodbot


def stored(metodbot: Metodbot, *options: str) -> list[dict[str, Any]]:
    regions = json.loads(metodbot("territory", "list", "--format", "json", *options).stdout)
    return regions["regions"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(("code", "count"), [("leningrad", 18), ("krasnoyarsk", 61)])
def test_a_shipped_region_is_loaded_by_its_code(metodbot: Metodbot, code: str, count: int) -> None:
    result = metodbot("territory", "load", code)
    assert (result.exit_code, f"{count} municipalit" in result.stdout) == (0, True)
    (region,) = stored(metodbot)
    assert (region["code"], len(region["municipalities"])) == (code, count)


def test_a_region_of_ones_own_is_loaded_from_its_file(metodbot: Metodbot, tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    text = territory_text("leningrad").replace("code: leningrad\n", "code: ours\n", 1)
    file.write_text(text, encoding="utf-8")
    assert metodbot("territory", "load", str(file)).exit_code == 0
    assert [region["code"] for region in stored(metodbot)] == ["ours"]


def test_every_fault_of_a_file_stands_on_a_line_of_its_own(
    metodbot: Metodbot, tmp_path: Path
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("code: leningrad\nname: Область\nmunicipalities: []\n", encoding="utf-8")
    result = metodbot("territory", "load", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert len(lines) > 1
    assert all(line.startswith("broken.yaml:") for line in lines)


def test_a_folder_in_place_of_a_file_is_refused_in_one_line(
    metodbot: Metodbot, tmp_path: Path
) -> None:
    result = metodbot("territory", "load", str(tmp_path))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_neither_a_file_nor_a_shipped_code_names_what_is_shipped(metodbot: Metodbot) -> None:
    result = metodbot("territory", "load", "leningrad.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "leningrad.yaml" in result.stderr
    assert "krasnoyarsk, leningrad" in result.stderr


def test_a_municipality_that_left_the_file_is_kept_and_named(
    metodbot_with_region: Metodbot, tmp_path: Path
) -> None:
    file = tmp_path / "smaller.yaml"
    text = territory_text("leningrad")
    head, *entries = text.split("\n  - code: ")
    kept = [one for one in entries if not one.startswith("luzhsky")]
    file.write_text("\n  - code: ".join([head, *kept]), encoding="utf-8")
    result = metodbot_with_region("territory", "load", str(file))
    assert (result.exit_code, "(luzhsky)" in result.stdout) == (0, True)
    assert len(stored(metodbot_with_region)[0]["municipalities"]) == 18


def test_the_table_has_a_line_for_each_municipality(metodbot_with_region: Metodbot) -> None:
    lines = metodbot_with_region("territory", "list").stdout.splitlines()
    assert lines[0].split()[:3] == ["Region", "Code", "Name"]
    assert len(lines) == 19


def test_the_list_can_be_narrowed_to_a_region(metodbot_with_region: Metodbot) -> None:
    metodbot_with_region("territory", "load", "krasnoyarsk")
    assert len(stored(metodbot_with_region)) == 2
    (region,) = stored(metodbot_with_region, "--region", "krasnoyarsk")
    assert region["code"] == "krasnoyarsk"


def test_an_empty_database_says_how_to_load(metodbot: Metodbot) -> None:
    assert "territory load leningrad" in metodbot("territory", "list").stdout
    assert stored(metodbot) == []


def test_every_key_of_the_json_is_documented(metodbot_with_region: Metodbot) -> None:
    text = Path(__file__).parents[3].joinpath("docs/formats.md").read_text(encoding="utf-8")
    (region,) = stored(metodbot_with_region)
    of_region, of_municipality, *_ = text.split("| Ключ муниципалитета")
    for key in region:
        assert f"| `{key}` |" in of_region, key
    for key in region["municipalities"][0]:
        assert f"| `{key}` |" in of_municipality, key


def test_a_shipped_region_is_shown_as_its_file(metodbot: Metodbot) -> None:
    assert metodbot("territory", "show", "leningrad").stdout == territory_text("leningrad")
    refused = metodbot("territory", "show", "moon")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "there are: krasnoyarsk, leningrad" in refused.stderr


def test_a_municipality_loaded_by_mistake_is_removed(metodbot_with_region: Metodbot) -> None:
    removing = ("territory", "remove", "leningrad")
    assert metodbot_with_region(*removing, "--municipality", "luzhsky").exit_code == 0
    (region,) = stored(metodbot_with_region)
    assert "luzhsky" not in {one["code"] for one in region["municipalities"]}
    again = metodbot_with_region(*removing, "--municipality", "luzhsky")
    assert (again.exit_code, "no municipality" in again.stderr) == (1, True)
    metodbot_with_region("invite", "official", "--region", "leningrad")
    used = metodbot_with_region(*removing)
    assert (used.exit_code, "invitations 1" in used.stderr) == (1, True)
    assert "metodbot invite revoke" in used.stderr
    metodbot_with_region("invite", "revoke", "1")
    assert metodbot_with_region(*removing).exit_code == 0
    assert stored(metodbot_with_region) == []
