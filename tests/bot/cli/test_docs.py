import re
from pathlib import Path

import click
import pytest

from bot.settings import PREFIX, Settings
from tests.bot.cli.test_help import commands

DOCS = Path(__file__).parents[3] / "docs"


def section(title: str) -> str:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section of {title}"
    return found[1]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert f"| `{PREFIX}{name.upper()}` |" in text


def test_no_setting_is_documented_that_does_not_exist() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(rf"^\| `{PREFIX}(\w+)` \|", text, re.MULTILINE))
    assert documented == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("path", "command"),
    [
        pytest.param(path, command, id=" ".join(path))
        for path, command in commands()
        if not isinstance(command, click.Group)
    ],
)
def test_every_command_is_documented_with_its_options(
    path: tuple[str, ...], command: click.Command
) -> None:
    text = section(" ".join(("metodbot", *path)))
    documented = set(re.findall(r"`(--[\w-]+)`", text))
    options = {param.opts[0] for param in command.params if isinstance(param, click.Option)}
    assert documented == options


def test_no_command_is_documented_that_does_not_exist() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^## metodbot (.+)$", text, re.MULTILINE))
    assert documented == {
        " ".join(path) for path, command in commands() if not isinstance(command, click.Group)
    }
