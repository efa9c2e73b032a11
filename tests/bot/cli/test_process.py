"""The console as a process: exit codes, streams, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("METODBOT_")}
    return bare | {
        "METODBOT_DATABASE_URL": f"sqlite:///{tmp_path}/metodbot.sqlite3",
        "METODBOT_LANGUAGE": "en",
    }


def run(
    environment: Environment, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_a_new_database_is_made_by_the_first_command(
    environment: Environment, tmp_path: Path
) -> None:
    done = run(environment, tmp_path, "territory", "load", "leningrad")
    assert (done.returncode, done.stderr) == (0, "")
    assert "18 municipalities loaded" in done.stdout


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"METODBOT_TIMEZONE": "Moscow", "METODBOT_TOKEN": "sesame"},
            [
                "METODBOT_TOKEN: expected the bot's token from @BotFather, like 123456789:",
                'METODBOT_TIMEZONE: "Moscow" does not fit, expected a time zone, like Europe/',
            ],
        ),
        (
            {"METODBOT_DATABASE_URL": "postgresql://bot:sesame@127.0.0.1:1/metodbot"},
            ["Error: the database is unavailable, check its address and server, "],
        ),
        ({"METODBOT_LANGUAGE": "ru", "METODBOT_LISTEN": "x"}, ["METODBOT_LISTEN: «x» не подходит"]),
    ],
)
def test_what_is_wrong_is_told_in_a_line_each(
    environment: Environment, tmp_path: Path, changes: Environment, expected: list[str]
) -> None:
    failed = run(environment | changes, tmp_path, "campaign", "list")
    lines = failed.stderr.splitlines()
    assert (failed.returncode, failed.stdout, len(lines)) == (1, "", len(expected))
    assert all(line.startswith(start) for line, start in zip(lines, expected, strict=True))
    assert "sesame" not in failed.stderr


def test_the_bot_does_not_run_without_a_token(environment: Environment, tmp_path: Path) -> None:
    failed = run(environment, tmp_path, "run")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == (
        "METODBOT_TOKEN: expected a value, for the command does not work without one.\n"
    )


def test_whoever_has_read_enough_is_told_of_no_error(
    environment: Environment, tmp_path: Path
) -> None:
    """As behind `| head -1`: nobody reads on, and much waits to be written."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "methodology", "show", "training_statistics"],
            env=environment,
            cwd=tmp_path,
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")


def with_token(environment: Environment, **more: str) -> Environment:
    """Of a server that nobody reaches: the start ends before, or else with another line."""
    own = {"METODBOT_TOKEN": "42:emulated", "METODBOT_API_URL": "http://127.0.0.1:1"}
    return environment | own | {f"METODBOT_{name}": value for name, value in more.items()}


def not_started(environment: Environment, folder: Path) -> str:
    failed = run(environment, folder, "run")
    assert (failed.returncode, failed.stdout) == (1, "")
    (line,) = failed.stderr.splitlines()
    return line


def test_the_bot_does_not_run_with_keys_that_others_could_take(
    environment: Environment, tmp_path: Path
) -> None:
    folder = tmp_path / "keys"
    folder.mkdir()
    folder.chmod(0o755)
    line = not_started(with_token(environment), tmp_path)
    assert line == (
        f"Error: other users of this computer can enter the folder of keys {folder}; "
        f"close it: chmod 700 {folder}"
    )


def test_the_bot_does_not_run_without_a_place_for_its_keys(
    environment: Environment, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").touch()
    there = with_token(environment, KEYS=f"{tmp_path}/note.txt", LANGUAGE="ru")
    assert not_started(there, tmp_path) == (
        f"Ошибка: {tmp_path}/note.txt — не папка, а ключам кампаний нужна папка; "
        "задайте другую в METODBOT_KEYS."
    )
    inside = with_token(environment, KEYS=f"{tmp_path}/note.txt/keys")
    assert "the campaigns' keys are not available" in not_started(inside, tmp_path)


def test_the_bot_does_not_run_on_a_server_before_the_folder_of_keys_is_set(
    environment: Environment, tmp_path: Path
) -> None:
    url = "postgresql://bot:sesame@127.0.0.1:1/metodbot"
    line = not_started(with_token(environment, DATABASE_URL=url), tmp_path)
    assert line.startswith("METODBOT_KEYS: expected the whole path of the folder of keys ")


def test_the_folder_of_keys_is_made_at_the_start(environment: Environment, tmp_path: Path) -> None:
    assert "does not answer" in not_started(with_token(environment), tmp_path)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
