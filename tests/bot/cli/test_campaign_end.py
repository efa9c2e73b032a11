import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import URL

from storage.keys import Keys, folder_beside
from tests.bot.cli.conftest import NOW, Metodbot
from tests.bot.cli.test_campaign import open_campaign

DAY = timedelta(days=1)
FIRST_NIGHT = "13\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2026 at 00:00"
UNDO = "Until then it can be opened again: metodbot campaign reopen 1"


@pytest.fixture
def opened(metodbot_with_region: Metodbot) -> Metodbot:
    open_campaign(metodbot_with_region)
    return metodbot_with_region


def state(metodbot: Metodbot) -> str:
    return str(metodbot("campaign", "list").stdout.split()[-1])


def test_closing_stops_at_once_and_says_until_when_it_can_be_undone(opened: Metodbot) -> None:
    result = opened("campaign", "close", "1")
    assert result.stdout.splitlines() == [
        "Stopped collecting answers, campaign 1: Анкета молодого педагога",
        f"It closes for good on {FIRST_NIGHT}, by the clock of the region. {UNDO}",
    ]
    assert state(opened) == "stopped"


def test_the_same_in_russian(opened: Metodbot) -> None:
    told = opened("campaign", "close", "1", language="ru").stdout
    assert (
        "закроется 13\N{NO-BREAK SPACE}мая\N{NO-BREAK SPACE}2026 в 00:00 по времени региона."
        in told
    )


def test_the_midnight_is_that_of_the_region(metodbot: Metodbot) -> None:
    metodbot("territory", "load", "krasnoyarsk")
    open_campaign(metodbot, region="krasnoyarsk")
    # In Krasnoyarsk the thirteenth has begun.
    told = metodbot("campaign", "close", "1", now=NOW + timedelta(hours=10)).stdout
    assert "14\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2026 at 00:00" in told


def test_what_was_stopped_by_mistake_is_opened_again(opened: Metodbot) -> None:
    opened("campaign", "close", "1")
    result = opened("campaign", "reopen", "1")
    assert result.stdout == "Opened again: campaign 1: Анкета молодого педагога\n"
    assert (result.stderr, state(opened)) == ("", "open")
    again = opened("campaign", "reopen", "1")
    assert (again.exit_code, "campaign 1 is open" in again.stderr) == (1, True)


def test_who_opens_again_after_the_deadline_is_told_of_it(opened: Metodbot) -> None:
    late = NOW + 60 * DAY
    opened("campaign", "close", "1", now=late)
    told = opened("campaign", "reopen", "1", now=late).stderr
    assert "deadline was 2026-06-25. A new one: metodbot campaign change 1 --deadline" in told


@pytest.mark.parametrize(("nights", "later"), [("1", DAY), ("14", 14 * DAY)])
def test_after_its_nights_it_never_opens_again(
    opened: Metodbot, nights: str, later: timedelta
) -> None:
    opened("campaign", "close", "1", "--final-after", nights)
    too_late = opened("campaign", "reopen", "1", now=NOW + later)
    assert (too_late.exit_code, "does not open again" in too_late.stderr) == (1, True)
    assert opened("campaign", "reopen", "1", now=NOW + later - DAY).exit_code == 0


def test_what_is_closed_at_once_loses_its_key_at_once_and_no_other_does(
    opened: Metodbot, sqlite_url: URL
) -> None:
    with closing(sqlite3.connect(str(sqlite_url.database))) as connection:
        ((code,),) = connection.execute("SELECT code FROM campaigns")
    keys = Keys(folder_beside(sqlite_url))
    keys.prepare()
    for one in (code, "another"):
        keys.make(one)
    opened("campaign", "close", "1")
    assert keys.campaigns() == {code, "another"}
    opened("campaign", "close", "1", "--final-after", "0")
    assert keys.campaigns() == {"another"}


def test_zero_closes_for_good_at_once(opened: Metodbot) -> None:
    result = opened("campaign", "close", "1", "--final-after", "0")
    assert result.stdout == "Closed for good: campaign 1: Анкета молодого педагога\n"
    assert state(opened) == "closed"
    assert opened("campaign", "reopen", "1").exit_code == 1
    again = opened("campaign", "close", "1")
    assert (again.exit_code, "closed already, for good" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("options", "answer", "found"),
    [
        (("--final-after", "0"), "да", "closed"),
        (("--final-after", "0"), "нет", "open"),
        (("--final-after", "0"), "", "open"),
        (("--final-after", "0", "--yes"), "", "closed"),
        ((), "", "stopped"),
    ],
)
def test_at_a_terminal_what_is_final_is_confirmed(
    opened: Metodbot,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    answer: str,
    found: str,
) -> None:
    monkeypatch.setattr("bot.cli.asking.at_terminal", lambda: True)
    opened("campaign", "close", "1", *options, typed=f"{answer}\n")
    assert state(opened) == found


def test_the_end_of_a_stopped_campaign_is_moved_only_when_asked_for(opened: Metodbot) -> None:
    opened("campaign", "close", "1")
    again = opened("campaign", "close", "1")
    assert (again.exit_code, "is stopped already" in again.stderr) == (1, True)
    later = opened("campaign", "close", "1", "--final-after", "3")
    assert "15\N{NO-BREAK SPACE}May" in later.stdout
    assert opened("campaign", "close", "1", "--final-after", "0").exit_code == 0
    assert state(opened) == "closed"


@pytest.mark.parametrize("nights", ["-1", "15", "x"])
def test_so_many_nights_are_wrong_usage(opened: Metodbot, nights: str) -> None:
    assert opened("campaign", "close", "1", "--final-after", nights).exit_code == 2
    assert state(opened) == "open"


@pytest.mark.parametrize("command", [("close",), ("reopen",), ("change", "--numbers")])
def test_an_unknown_campaign_is_named(metodbot: Metodbot, command: tuple[str, ...]) -> None:
    result = metodbot("campaign", *command, "7")
    assert (result.exit_code, "no campaign 7" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "command", [("campaign", "close"), ("invite", "revoke"), ("role", "remove")]
)
def test_a_number_that_no_database_counts_to_is_wrong_usage(
    metodbot: Metodbot, command: tuple[str, ...]
) -> None:
    for number in ("0", "99999999999999999999"):
        assert metodbot(*command, number).exit_code == 2
