from pathlib import Path

import pytest

from bot.cli.language import console_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
    ],
)
@pytest.mark.usefixtures("bare_environment")
def test_the_locale_decides_in_the_usual_order(environment: dict[str, str], language: str) -> None:
    assert console_language(environment) == language


@pytest.mark.usefixtures("bare_environment")
def test_the_setting_wins_over_the_locale(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("METODBOT_LANGUAGE=en\n", encoding="utf-8")
    assert console_language({"LANG": "ru_RU.UTF-8"}) == "en"
    monkeypatch.setenv("METODBOT_LANGUAGE", "ru")
    assert console_language({}) == "ru"


@pytest.mark.usefixtures("bare_environment")
def test_a_wrong_setting_leaves_the_choice_to_the_locale(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("METODBOT_LANGUAGE", "fr")
    assert console_language({"LANG": "ru_RU.UTF-8"}) == "ru"
    (tmp_path / ".env").write_bytes(b"METODBOT_LANGUAGE=\xff\n")
    assert console_language({"LANG": "ru_RU.UTF-8"}) == "ru"
