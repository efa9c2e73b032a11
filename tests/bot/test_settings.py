from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.setting_kinds import Listen
from bot.settings import Settings, SettingsRefused, read_settings

TOKEN = "123456789:AAE-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"METODBOT_{name.upper()}", raising=False)


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_everything_has_a_default_but_the_token(env_file: Path) -> None:
    settings = read_settings(env_file)
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url.drivername == "sqlite+aiosqlite"
    assert str(settings.database_url.database).endswith("metodbot.sqlite3")
    assert settings.admin_ids == frozenset()
    assert settings.listen == Listen("127.0.0.1", 8080)
    assert settings.timezone == ZoneInfo("Europe/Moscow")
    with pytest.raises(SettingsRefused) as refused:
        settings.bot_token()
    (fault,) = refused.value.faults
    assert (fault.name, fault.expected) == ("METODBOT_TOKEN", "missing")


def test_settings_are_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, env_file: Path
) -> None:
    values = {
        "TOKEN": TOKEN,
        "API_URL": "http://localhost:8081/",
        "DATABASE_URL": "postgresql://bot:pass@db/metodbot",
        "KEYS": "/srv/metodbot/keys",
        "ADMIN_IDS": "11, 22",
        "WEBHOOK_URL": "https://bot.example.ru/hook",
        "WEBHOOK_SECRET": "0123456789abcdef",
        "LISTEN": "[::1]:9000",
        "TIMEZONE": "Asia/Krasnoyarsk",
        "LOG_LEVEL": "debug",
        "LANGUAGE": "en",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"METODBOT_{name}", value)
    settings = read_settings(env_file)
    assert settings.bot_token() == TOKEN
    assert settings.api_url == "http://localhost:8081"
    assert settings.database_url.drivername == "postgresql+asyncpg"
    assert settings.key_folder() == Path("/srv/metodbot/keys")
    assert settings.admin_ids == {11, 22}
    assert settings.webhook_url == "https://bot.example.ru/hook"
    assert settings.listen == Listen("::1", 9000)
    assert settings.timezone == ZoneInfo("Asia/Krasnoyarsk")
    assert (settings.log_level, settings.language) == ("DEBUG", "en")


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, env_file: Path
) -> None:
    env_file.write_text(
        "METODBOT_ADMIN_IDS=11\nMETODBOT_LOG_LEVEL=ERROR\nOTHER=1\n", encoding="utf-8"
    )
    monkeypatch.setenv("METODBOT_ADMIN_IDS", "22")
    settings = read_settings(env_file)
    assert settings.admin_ids == {22}
    assert settings.log_level == "ERROR"


def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, env_file: Path) -> None:
    monkeypatch.setenv("METODBOT_WEBHOOK_URL", "")
    assert read_settings(env_file).webhook_url is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("API_URL", "api.telegram.org"),
        ("API_URL", "ftp://api.telegram.org"),
        ("API_URL", "https://[api"),
        ("KEYS", "keys"),
        ("KEYS", "./keys"),
        ("KEYS", "~nobody-of-this-name/keys"),
        ("ADMIN_IDS", "@anna"),
        ("ADMIN_IDS", "11,,22"),
        ("ADMIN_IDS", "-5"),
        ("WEBHOOK_URL", "http://bot.example.ru/hook"),
        ("LISTEN", "8080"),
        ("LISTEN", "127.0.0.1:99999"),
        ("TIMEZONE", "Moscow"),
        ("TIMEZONE", "../etc/passwd"),
        ("LOG_LEVEL", "LOUD"),
        ("LANGUAGE", "fr"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_given(
    monkeypatch: pytest.MonkeyPatch, env_file: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(f"METODBOT_{name}", value)
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    (fault,) = refused.value.faults
    assert (fault.name, fault.expected) == (f"METODBOT_{name}", name.lower())
    assert fault.given is not None
    assert value.casefold() in fault.given.casefold()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "secret-without-a-number"),
        ("TOKEN", "123:short"),
        ("WEBHOOK_SECRET", "s e c r e t with spaces"),
        ("DATABASE_URL", "mysql://bot:secret@db/metodbot"),
        ("DATABASE_URL", "bot:secret@db"),
        ("DATABASE_URL", "sqlite://"),
    ],
)
def test_a_wrong_secret_is_named_but_never_shown(
    monkeypatch: pytest.MonkeyPatch, env_file: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(f"METODBOT_{name}", value)
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    (fault,) = refused.value.faults
    assert (fault.name, fault.given) == (f"METODBOT_{name}", None)
    assert refused.value.__cause__ is None
    assert value not in repr(refused.value)


def test_all_wrong_settings_are_named_at_once(
    monkeypatch: pytest.MonkeyPatch, env_file: Path
) -> None:
    monkeypatch.setenv("METODBOT_LISTEN", "here")
    monkeypatch.setenv("METODBOT_TIMEZONE", "there")
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    assert {fault.name for fault in refused.value.faults} == {
        "METODBOT_LISTEN",
        "METODBOT_TIMEZONE",
    }


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch, env_file: Path) -> None:
    monkeypatch.setenv("METODBOT_WEBHOOK_URL", "https://bot.example.ru/hook")
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    assert refused.value.faults[0].name == "METODBOT_WEBHOOK_SECRET"


def test_a_webhook_without_https_may_only_lead_to_this_machine() -> None:
    assert Settings(webhook_url="http://127.0.0.1:8080/hook").webhook_url
    with pytest.raises(ValueError, match="webhook_url"):
        Settings(webhook_url="http://10.0.0.1:8080/hook")


def test_a_file_that_is_not_utf8_is_named(env_file: Path) -> None:
    env_file.write_bytes("METODBOT_TIMEZONE=Москва".encode("cp1251"))
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    assert refused.value.faults[0].name == str(env_file)


def test_settings_show_no_secret() -> None:
    settings = Settings(
        token=TOKEN,
        webhook_secret="0123456789abcdef",
        database_url="postgresql://bot:pass@db/metodbot",
    )
    for secret in (TOKEN, "0123456789abcdef", "pass"):
        assert secret not in f"{settings!r} {settings}"
        assert secret in settings.secrets()


@pytest.mark.parametrize("address", ["sqlite:///data/own.sqlite3", "sqlite:///{here}/data/a.db"])
def test_the_keys_lie_beside_the_file_of_sqlite_wherever_a_process_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(database_url=address.format(here=tmp_path))
    assert settings.key_folder() == tmp_path / "data" / "keys"


def test_a_server_has_no_place_for_the_keys_unless_one_is_given(tmp_path: Path) -> None:
    url = "postgresql://bot:pass@db/metodbot"
    with pytest.raises(SettingsRefused) as refused:
        Settings(database_url=url).key_folder()
    (fault,) = refused.value.faults
    assert (fault.name, fault.given, fault.expected) == ("METODBOT_KEYS", None, "keys")
    assert Settings(database_url=url, keys=tmp_path).key_folder() == tmp_path


def test_the_keys_may_lie_in_ones_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings(keys="~/keys").key_folder() == tmp_path / "keys"
