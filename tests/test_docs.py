"""What the pages lead to, and the commands they name, exists."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from bot.cli.console import console

ROOT = Path(__file__).parent.parent
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / package / "README.md" for package in ("bot/instruments", "bot/territories")),
    ROOT / "scoring/methodologies/README.md",
]
CONSOLES = r"^```console\n(.*?)^```|^[ ]+```console\n(.*?)^[ ]+```"
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files a page leads to, and the anchors within them."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            file, _, anchor = unquote(target).partition("#")
            yield (page.parent / file if file else page), anchor


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def typed(page: Path) -> Iterator[list[str]]:
    """What is typed after `metodbot` and `make`, in consoles and in the text."""
    text = page.read_text(encoding="utf-8")
    consoles = "\n".join(a or b for a, b in re.findall(CONSOLES, text, re.DOTALL | re.MULTILINE))
    lines = re.findall(r"^\s*\$ (.+)$", consoles.replace("\\\n", " "), re.MULTILINE)
    inline = re.findall(r"`((?:metodbot|make) [^`\n]+)`", text)
    for line in (*lines, *inline):
        words = shlex.split(line, comments=True)
        yield [Path(words[0]).name, *words[1:]]


def named(words: list[str]) -> click.Command:
    command: click.Command = console
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command = command.commands[words.pop(0)]
    return command


@each_page
def test_every_link_and_picture_is_there(page: Path) -> None:
    for file, anchor in links(page):
        assert file.exists(), file
        assert not anchor or anchor in anchors(file), anchor


@each_page
def test_every_command_of_the_console_exists_with_its_options(page: Path) -> None:
    for program, *words in typed(page):
        if program == "metodbot":
            options = {word.split("=")[0] for word in words if word.startswith("--")}
            command = named(words)
            known = {name for param in command.params for name in param.opts} | {"--help"}
            assert options <= known, (command.name, options - known)


@each_page
def test_every_target_of_make_exists(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for program, *words in typed(page):
        if program == "make":
            assert {word for word in words if "=" not in word} <= targets


def test_the_pages_name_commands_at_all() -> None:
    programs = [words[0] for page in PAGES for words in typed(page)]
    assert programs.count("metodbot") > 20
    assert programs.count("make") > 5


def test_both_front_pages_show_the_same_steps() -> None:
    def steps(name: str) -> list[list[str]]:
        return [[word for word in words if word.isascii()] for words in typed(ROOT / name)]

    english = [[w for w in words if w != "table.xlsx"] for words in steps("README.md")]
    assert english == steps("README.ru.md")
