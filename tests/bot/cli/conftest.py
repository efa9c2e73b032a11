from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import URL

from bot.cli.console import console_in
from bot.cli.desk import Desk
from bot.setting_kinds import Language
from bot.settings import Settings
from bot.texts.fluent import console_texts

NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)

Metodbot = Callable[..., Result]


def run(*arguments: str, language: Language = "en", now: datetime = NOW, typed: str = "") -> Result:
    """A command as typed; fails on an exception that a user would see as a traceback."""
    desk = Desk(console_texts(language), now)
    console = console_in(language)
    result = CliRunner().invoke(console, arguments, typed, prog_name="metodbot", obj=desk)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def bare_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"METODBOT_{name.upper()}", raising=False)


@pytest.fixture
def metodbot(bare_environment: None, sqlite_url: URL, monkeypatch: pytest.MonkeyPatch) -> Metodbot:
    """The console beside an empty database."""
    monkeypatch.setenv("METODBOT_DATABASE_URL", f"sqlite:///{sqlite_url.database}")
    return run


@pytest.fixture
def metodbot_with_region(metodbot: Metodbot) -> Metodbot:
    assert metodbot("territory", "load", "leningrad").exit_code == 0
    return metodbot
