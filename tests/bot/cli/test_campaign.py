import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from bot.instruments.load import shipped_instruments
from tests.bot.cli.conftest import NOW, Metodbot

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
    assert lines[1].endswith("2025/26        2026-05-12  2026-06-25  open")
    assert lines[2].endswith("closed")
    of_one = metodbot_with_region("campaign", "list", "--region", "krasnoyarsk").stdout
    assert [line.split()[0] for line in of_one.splitlines()] == ["No.", "2"]


def test_no_campaigns_are_told_in_words(metodbot: Metodbot) -> None:
    assert metodbot("campaign", "list").stdout == "No campaigns yet.\n"


def test_a_campaign_closes_once(metodbot_with_region: Metodbot) -> None:
    open_campaign(metodbot_with_region)
    closed = metodbot_with_region("campaign", "close", "1", now=NOW + timedelta(days=40))
    assert closed.stdout == "Closed campaign 1: Анкета молодого педагога\n"
    again = metodbot_with_region("campaign", "close", "1")
    assert (again.exit_code, "closed already" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"instrument": "old_teacher"}, "young_teacher"),
        ({"region": "luna"}, "loaded: leningrad"),
        ({"municipality": "luna"}, 'no municipality "luna"'),
        ({"year": "2025"}, "2025/26"),
        ({"deadline": "2026-05-11"}, "before the opening day"),
        ({"target": "0"}, "from 1 to 100"),
        ({"threshold": "0"}, "at least 1"),
        ({"title": " "}, "is empty"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused_in_one_line(
    metodbot_with_region: Metodbot, changes: dict[str, str], words: str
) -> None:
    result = open_campaign(metodbot_with_region, **changes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_questionnaire_without_its_methodology_opens_no_campaign(
    metodbot_with_region: Metodbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shipped_instruments()["young_teacher"].model_copy(update={"id": "own"})
    monkeypatch.setattr("bot.cli.campaign.shipped_instruments", lambda: {"own": own})
    result = open_campaign(metodbot_with_region, instrument="own")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no scoring/methodologies/own.yaml" in result.stderr


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
    assert open_campaign(metodbot_with_region, municipality="luzhsky").stderr == ""


def test_several_municipalities_may_be_named(metodbot_with_region: Metodbot) -> None:
    more = ("--municipality", "luzhsky", "--municipality", "luzhsky")
    assert open_campaign(metodbot_with_region, *more).exit_code == 0


def test_an_unknown_campaign_cannot_be_closed(metodbot: Metodbot) -> None:
    result = metodbot("campaign", "close", "7")
    assert (result.exit_code, "no campaign 7" in result.stderr) == (1, True)


def test_a_day_that_is_no_day_is_a_usage_error(metodbot: Metodbot) -> None:
    result = open_campaign(metodbot, opens="12.05.2026")
    assert (result.exit_code, "write it as 2026-06-25" in result.stderr) == (2, True)
