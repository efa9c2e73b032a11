import asyncio
import re
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import URL

from storage.campaigns import campaign_municipalities, campaigns_of
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from tests.bot.cli.conftest import NOW, Metodbot
from tests.bot.definitions_own import ABOUT_A_CALENDAR_YEAR, INSTRUMENT, METHODOLOGY

GOOD = {
    "instrument": "young_teacher",
    "region": "leningrad",
    "year": "2025/26",
    "opens": "2026-05-12",
    "deadline": "2026-06-25",
}


def open_campaign(metodbot: Metodbot, *more: str, **changes: str) -> Result:
    options = [word for name, value in (GOOD | changes).items() for word in (f"--{name}", value)]
    return metodbot("campaign", "open", *options, *more)


def test_an_opened_campaign_tells_its_number_code_and_link(metodbot_with_region: Metodbot) -> None:
    result = open_campaign(metodbot_with_region)
    assert result.exit_code == 0
    assert "Opened campaign 1: Анкета молодого педагога" in result.stdout
    code = re.search(r"Link code: ([A-Za-z0-9]{1,20})\n", result.stdout)
    assert code
    assert result.stdout.endswith(f"?start=c_{code[1]}\n")


def test_campaigns_are_listed_with_their_state(metodbot_with_region: Metodbot) -> None:
    metodbot_with_region("territory", "load", "krasnoyarsk")
    open_campaign(metodbot_with_region)
    open_campaign(metodbot_with_region, region="krasnoyarsk", title="Наша анкета")
    metodbot_with_region("campaign", "close", "2")
    lines = metodbot_with_region("campaign", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["No.", "1", "2"]
    assert lines[1].endswith("2025/26  2026-05-12  2026-06-25  open")
    assert lines[2].endswith("stopped")
    tomorrow = metodbot_with_region("campaign", "list", now=NOW + timedelta(days=1)).stdout
    assert tomorrow.splitlines()[2].endswith("closed")
    of_one = metodbot_with_region("campaign", "list", "--region", "krasnoyarsk").stdout
    assert [line.split()[0] for line in of_one.splitlines()] == ["No.", "2"]


def test_a_campaign_gets_its_rhythm_and_its_key(
    metodbot_with_region: Metodbot, sqlite_url: URL
) -> None:
    refused = open_campaign(
        metodbot_with_region, instrument="methodical_help", rhythm="as_they_come"
    )
    assert refused.exit_code == 1
    assert "anonymous answers are never counted as they come" in refused.stderr
    for instrument in ("methodical_help", "young_teacher"):
        assert open_campaign(metodbot_with_region, instrument=instrument).exit_code == 0
    keys = Keys(Path(str(sqlite_url.database)).parent / "keys")
    assert len(keys.campaigns()) == 2


async def rhythms(url: URL) -> list[str]:
    database = Database(url)
    async with database.read() as connection:
        found = await campaigns_of(connection)
    await database.close()
    return [one.rhythm for one in found]


def test_how_answers_are_counted_must_suit_each_of_several_questionnaires(
    metodbot_with_region: Metodbot, sqlite_url: URL
) -> None:
    several = ("--instrument", "methodical_help")
    refused = open_campaign(metodbot_with_region, *several, rhythm="as_they_come")
    assert refused.exit_code == 1
    assert "anonymous answers are never counted as they come" in refused.stderr
    assert open_campaign(metodbot_with_region, *several, rhythm="weekly").exit_code == 0
    assert asyncio.run(rhythms(sqlite_url)) == ["weekly"]


def test_beside_an_anonymous_questionnaire_a_named_one_is_counted_as_answers_come(
    metodbot_with_region: Metodbot, sqlite_url: URL
) -> None:
    assert open_campaign(metodbot_with_region, "--instrument", "methodical_help").exit_code == 0
    assert asyncio.run(rhythms(sqlite_url)) == ["as_they_come"]


@pytest.mark.parametrize(
    ("file", "warned"),
    [
        ("", "neither operator of personal data nor contact is set"),
        ("policy: https://example.ru/policy\n", "neither operator"),
        ("operator: Комитет\n", "no contact for questions about data is set"),
        ("contact: 8 800\n", "no operator of personal data is set"),
        ("operator: Комитет\ncontact: 8 800\n", None),
    ],
)
def test_a_campaign_opens_with_a_warning_where_its_consent_would_not_say_whom_to_ask(
    metodbot_with_region: Metodbot, tmp_path: Path, file: str, warned: str | None
) -> None:
    settings = tmp_path / "region.yaml"
    settings.write_text(file, encoding="utf-8")
    assert metodbot_with_region("region", "set", "leningrad", str(settings)).exit_code == 0
    result = open_campaign(metodbot_with_region)
    assert result.exit_code == 0
    if warned is None:
        assert "region set" not in result.stderr
    else:
        assert warned in result.stderr
        assert "metodbot region set leningrad FILE.yaml" in result.stderr
    assert "operator" not in result.stdout


def test_no_campaigns_are_told_in_words(metodbot: Metodbot) -> None:
    assert metodbot("campaign", "list").stdout == "No campaigns yet.\n"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"instrument": "old_teacher"}, "young_teacher"),
        ({"region": "luna"}, "loaded: leningrad"),
        ({"municipality": "luna"}, 'no municipality "luna"'),
        ({"year": "2025"}, "2025/26"),
        ({"deadline": "2026-05-11"}, "before the opening day"),
        ({"target": "0"}, "from 1 to 100"),
        ({"target": "-5"}, "from 1 to 100"),
        ({"target": "9" * 30}, "from 1 to 100"),
        ({"threshold": "0"}, "from 3 to 100"),
        ({"threshold": "1"}, "from 3 to 100"),
        ({"threshold": "2"}, "from 3 to 100"),
        ({"threshold": "101"}, "from 3 to 100"),
        ({"title": " "}, "is empty"),
        ({"title": "я" * 201}, "longer than 200"),
        ({"title": "я" * 1001}, "longer than 200"),
        ({"title": "я" * 5000}, "longer than 200"),
        ({"title": "две\nстроки"}, "line break"),
        ({"title": "Анкета\udcff"}, "invisible"),
        ({"region": "я" * 3000}, "is not loaded"),
        ({"region": "\udcff"}, "is not loaded"),
        ({"municipality": "я" * 3000}, "no municipality"),
        ({"instrument": "я" * 3000}, "young_teacher"),
        ({"year": "2026/27", "opens": "2020-05-12", "deadline": "2020-06-25"}, "academic year"),
        ({"year": "2026/27"}, "academic year"),
        ({"year": "2019/20", "opens": "2020-05-12", "deadline": "2020-06-25"}, "past already"),
        ({"opens": "2026-04-12", "deadline": "2026-05-11"}, "past already"),
        ({"deadline": "2062-06-25"}, "two years"),
        ({"deadline": "9999-12-31"}, "two years"),
        ({"year": "2026/27", "opens": "2027-05-15", "deadline": "2027-06-25"}, "a year away"),
        ({"opens": "2025-08-25"}, "add --yes"),
        ({"opens": "2026-09-01", "deadline": "2026-10-01"}, "add --yes"),
        ({"deadline": "2027-01-01"}, "add --yes"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused_in_one_line(
    metodbot_with_region: Metodbot, changes: dict[str, str], words: str
) -> None:
    result = open_campaign(metodbot_with_region, **changes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert metodbot_with_region("campaign", "list").stdout == "No campaigns yet.\n"


@pytest.mark.parametrize("changes", [{"opens": "2025-08-25"}, {"deadline": "2027-01-01"}])
def test_odd_days_are_taken_from_who_is_sure(
    metodbot_with_region: Metodbot, changes: dict[str, str]
) -> None:
    assert open_campaign(metodbot_with_region, "--yes", **changes).exit_code == 0


@pytest.mark.parametrize(("answer", "taken"), [("да", 0), ("Y", 0), ("нет", 1), ("", 1), ("?", 1)])
def test_at_a_terminal_odd_days_are_asked_about(
    metodbot_with_region: Metodbot, monkeypatch: pytest.MonkeyPatch, answer: str, taken: int
) -> None:
    monkeypatch.setattr("bot.cli.asking.at_terminal", lambda: True)
    result = open_campaign(
        partial(metodbot_with_region, typed=f"{answer}\n"), deadline="2027-01-01"
    )
    assert "Is that meant? [yes/no]" in result.stdout
    assert result.exit_code == taken


def test_a_questionnaire_is_opened_once_and_the_open_one_is_named(
    metodbot_with_region: Metodbot,
) -> None:
    open_campaign(metodbot_with_region, municipality="luzhsky", title="Первая")
    for more in ({}, {"municipality": "luzhsky"}):
        again = open_campaign(metodbot_with_region, "--yes", **more)
        assert (again.exit_code, again.stdout, len(again.stderr.splitlines())) == (1, "", 1)
        assert 'open here already: campaign 1 "Первая"' in again.stderr
        assert "metodbot campaign close 1" in again.stderr
    assert open_campaign(metodbot_with_region, municipality="volkhovsky").exit_code == 0
    other = open_campaign(metodbot_with_region, instrument="methodical_help")
    assert other.exit_code == 0


def test_a_stopped_campaign_is_named_until_it_is_closed(metodbot_with_region: Metodbot) -> None:
    open_campaign(metodbot_with_region)
    metodbot_with_region("campaign", "close", "1")
    assert "metodbot campaign reopen 1" in open_campaign(metodbot_with_region).stderr
    tomorrow = partial(metodbot_with_region, now=NOW + timedelta(days=1))
    assert open_campaign(tomorrow).exit_code == 0


def test_a_questionnaire_without_its_methodology_opens_no_campaign(
    metodbot_with_region: Metodbot,
) -> None:
    Path("own.yaml").write_text(INSTRUMENT, encoding="utf-8")
    metodbot_with_region("instrument", "load", "own.yaml")
    result = open_campaign(metodbot_with_region, instrument="tea")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "metodbot methodology load FILE" in result.stderr


def test_a_region_that_is_not_loaded_says_how_to_load_it(metodbot: Metodbot) -> None:
    result = open_campaign(metodbot)
    assert "metodbot territory load leningrad" in result.stderr


def test_who_opens_a_campaign_without_numbers_of_teachers_is_told_what_that_means(
    metodbot_with_region: Metodbot, tmp_path: Path
) -> None:
    told = open_campaign(metodbot_with_region, municipality="luzhsky").stderr
    assert "not known for 1 municipality: there will be no coverage" in told
    file = tmp_path / "own.yaml"
    numbers = "code: luzhsky\n    teachers: 500\n    young_teachers: 40\n    source: own count\n"
    shipped = metodbot_with_region("territory", "show", "leningrad").stdout
    file.write_text(shipped.replace("code: luzhsky\n", numbers), encoding="utf-8")
    assert metodbot_with_region("territory", "load", str(file)).exit_code == 0
    renewed = metodbot_with_region("campaign", "change", "1", "--numbers")
    assert (renewed.exit_code, renewed.stderr) == (0, "")
    assert "renewed in 1 municipality" in renewed.stdout
    again = metodbot_with_region("campaign", "change", "1", "--numbers")
    assert "nothing has changed" in again.stdout


def test_a_municipality_named_twice_is_asked_once(metodbot_with_region: Metodbot) -> None:
    more = ("--municipality", "luzhsky", "--municipality", "luzhsky")
    result = open_campaign(metodbot_with_region, *more)
    assert result.exit_code == 0
    assert "luzhsky is named more than once" in result.stderr


def test_a_day_that_is_no_day_is_a_usage_error(metodbot: Metodbot) -> None:
    result = open_campaign(metodbot, opens="12.05.2026")
    assert (result.exit_code, "write it as 2026-06-25" in result.stderr) == (2, True)


def test_a_campaign_of_several_questionnaires_has_a_link_to_all_and_to_each(
    metodbot_with_region: Metodbot,
) -> None:
    result = open_campaign(metodbot_with_region, "--instrument", "methodical_help")
    assert result.exit_code == 0
    assert "Opened campaign 1: Мониторинг поддержки педагогов\n" in result.stdout
    code = re.search(r"Link code: (\w+)\n", result.stdout)
    assert code
    assert result.stdout.splitlines()[2:] == [
        f"End of the link, to be written after https://t.me/name_of_bot: ?start=c_{code[1]}",
        f'Straight to the questionnaire "Young teacher questionnaire": ?start=c_{code[1]}-1',
        f'Straight to the questionnaire "Methodical help for teachers": ?start=c_{code[1]}-2',
    ]
    listed = metodbot_with_region("campaign", "list").stdout
    assert "young_teacher, methodical_help" in listed


def test_the_same_questionnaire_is_not_opened_twice_in_one_campaign(
    metodbot_with_region: Metodbot,
) -> None:
    refused = open_campaign(metodbot_with_region, "--instrument", "young_teacher")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "Error: the same questionnaire is named more than once; name each of them once.\n"
    )


def test_a_questionnaire_that_is_open_elsewhere_is_named_alone(
    metodbot_with_region: Metodbot,
) -> None:
    open_campaign(metodbot_with_region, "--instrument", "methodical_help")
    refused = open_campaign(metodbot_with_region, instrument="methodical_help")
    assert "the questionnaire methodical_help is open here already: campaign 1" in refused.stderr


def test_questionnaires_about_different_kinds_of_years_are_not_opened_together(
    metodbot_with_region: Metodbot, tmp_path: Path
) -> None:
    for kind, text in (("instrument", ABOUT_A_CALENDAR_YEAR), ("methodology", METHODOLOGY)):
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        assert metodbot_with_region(kind, "load", str(tmp_path / "own.yaml")).exit_code == 0
    refused = open_campaign(metodbot_with_region, "--instrument", "tea")
    assert refused.exit_code == 1
    assert "young_teacher asks about an academic year, and tea about a" in refused.stderr


def test_the_numbers_are_taken_anew_by_whom_each_questionnaire_asks(
    metodbot_with_region: Metodbot, tmp_path: Path, sqlite_url: URL
) -> None:
    more = ("--instrument", "methodical_help", "--municipality", "luzhsky")
    open_campaign(metodbot_with_region, *more)
    file = tmp_path / "own.yaml"
    numbers = "code: luzhsky\n    teachers: 500\n    young_teachers: 40\n    source: own count\n"
    shipped = metodbot_with_region("territory", "show", "leningrad").stdout
    file.write_text(shipped.replace("code: luzhsky\n", numbers), encoding="utf-8")
    assert metodbot_with_region("territory", "load", str(file)).exit_code == 0
    renewed = metodbot_with_region("campaign", "change", "1", "--numbers")
    assert "renewed in 1 municipality" in renewed.stdout
    expected = [asyncio.run(_expected(sqlite_url, Part(1, number))) for number in (1, 2)]
    assert expected == [[40], [500]]


async def _expected(url: URL, part: Part) -> list[int | None]:
    database = Database(url)
    async with database.read() as connection:
        numbers = await campaign_municipalities(connection, part)
    await database.close()
    return [*numbers.values()]
