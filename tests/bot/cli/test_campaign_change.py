from datetime import timedelta

import pytest

from tests.bot.cli.conftest import NOW, Metodbot
from tests.bot.cli.test_campaign import open_campaign


@pytest.fixture
def opened(metodbot_with_region: Metodbot) -> Metodbot:
    open_campaign(metodbot_with_region)
    return metodbot_with_region


def test_what_has_changed_is_told(opened: Metodbot) -> None:
    options = ("--deadline", "2026-07-02", "--target", "80", "--title", " Весна ")
    assert opened("campaign", "change", "1", *options).stdout.splitlines() == [
        "Changed campaign 1:",
        "  deadline: 2026-06-25 → 2026-07-02",
        "  target: 60% → 80%",
        "  title: Анкета молодого педагога → Весна",
    ]
    assert "2026-07-02" in opened("campaign", "list").stdout
    again = opened("campaign", "change", "1", *options)
    assert (again.exit_code, "nothing has changed" in again.stdout) == (0, True)


def test_something_must_be_named(opened: Metodbot) -> None:
    result = opened("campaign", "change", "1")
    assert (result.exit_code, "--numbers" in result.stderr) == (1, True)


def test_numbers_that_are_still_not_told_are_warned_of(opened: Metodbot) -> None:
    result = opened("campaign", "change", "1", "--numbers")
    assert (result.exit_code, "nothing has changed" in result.stdout) == (0, True)
    assert "18 municipalities" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--deadline", "2026-05-11"), "before the opening"),
        (("--deadline", "2026-05-20"), "past already"),
        (("--deadline", "2062-07-02"), "two years"),
        (("--deadline", "2027-01-01"), "add --yes"),
        (("--target", "0"), "from 1 to 100"),
        (("--target", "1000"), "from 1 to 100"),
        (("--title", "я" * 1001), "longer than 200"),
        (("--title", "две\nстроки"), "line break"),
        (("--title", ""), "is empty"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_saved(
    opened: Metodbot, options: tuple[str, ...], words: str
) -> None:
    before = opened("campaign", "list").stdout
    later = NOW + timedelta(days=20)
    good = () if "--title" in options else ("--title", "Весна")
    result = opened("campaign", "change", "1", *good, *options, now=later)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert words in result.stderr
    assert opened("campaign", "list").stdout == before


def test_an_odd_deadline_is_taken_from_who_is_sure(opened: Metodbot) -> None:
    result = opened("campaign", "change", "1", "--deadline", "2027-01-01", "--yes")
    assert result.exit_code == 0


def test_a_closed_campaign_has_no_deadline_to_move(opened: Metodbot) -> None:
    opened("campaign", "close", "1", "--final-after", "0")
    refused = opened("campaign", "change", "1", "--deadline", "2026-07-02")
    assert (refused.exit_code, "closed already" in refused.stderr) == (1, True)
    assert opened("campaign", "change", "1", "--title", "Весна").exit_code == 0
