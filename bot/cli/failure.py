"""What may go wrong without being a fault of the program, and the lines to show for it."""

from collections.abc import Iterator
from typing import Any

import click

from bot.settings import SettingRefused, SettingsRefused
from bot.texts.authors import fault_line
from bot.texts.fluent import Texts
from scoring.reading.mistakes import FileRefused
from storage.campaign_changes import ClosedForGood
from storage.campaign_opening import AlreadyOpen
from storage.campaign_plan import LONGEST_TITLE, MOST_THRESHOLD, CampaignRefused
from storage.database import DatabaseUnavailable
from storage.key_folder import KeysUnusable
from storage.loaded_files import OtherText
from storage.parts import MOST_PARTS
from storage.prepare import SchemaBehind, SchemaNewer


class Failure(Exception):
    """A command cannot do what it was asked; `key` is that of the words for it."""

    def __init__(self, key: str, **values: Any) -> None:
        self.key, self.values = key, values
        super().__init__(key)


EXPECTED = (
    Failure,
    SettingsRefused,
    FileRefused,
    CampaignRefused,
    AlreadyOpen,
    ClosedForGood,
    OtherText,
    DatabaseUnavailable,
    KeysUnusable,
    SchemaBehind,
    SchemaNewer,
    OSError,
)


class Refusal(click.ClickException):
    """Each line stands alone on stderr; the exit code is 1."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))

    def show(self, file: Any = None) -> None:
        for line in self.lines:
            click.echo(line, file=file, err=file is None)


def lines_of(error: Exception, texts: Texts) -> Iterator[str]:
    match error:
        case Failure():
            yield texts("cli-error", message=texts(error.key, **error.values))
        case SettingsRefused():
            yield from (_setting(fault, texts) for fault in error.faults)
        case FileRefused():
            yield from (fault_line(texts, fault) for fault in error.faults)
        case CampaignRefused() | AlreadyOpen() | ClosedForGood():
            yield texts("cli-error", message=_of_campaign(error, texts))
        case OtherText(file=file):
            said = texts("cli-other-text", id=file.code, version=file.version)
            yield texts("cli-error", message=said)
        case DatabaseUnavailable():
            yield texts("cli-error", message=texts("cli-database-unavailable", reason=_line(error)))
        case KeysUnusable(path=path, fault=fault, reason=reason):
            said = texts(f"cli-keys-{fault}", path=str(path), reason=reason)
            yield texts("cli-error", message=said)
        case SchemaBehind() | SchemaNewer():
            age = "behind" if isinstance(error, SchemaBehind) else "newer"
            yield texts("cli-error", message=texts(f"cli-database-{age}"))
        case FileNotFoundError(filename=str(file)):
            yield texts("cli-error", message=texts("cli-no-file", file=file))
        case IsADirectoryError(filename=str(file)):
            yield texts("cli-error", message=texts("cli-is-folder", file=file))
        case PermissionError(filename=str(file)):
            yield texts("cli-error", message=texts("cli-no-access", file=file))
        case _:
            yield texts("cli-error", message=_line(error))


def _of_campaign(error: CampaignRefused | AlreadyOpen | ClosedForGood, texts: Texts) -> str:
    if isinstance(error, CampaignRefused):
        limits = {"longest": LONGEST_TITLE, "most": MOST_THRESHOLD, "parts": MOST_PARTS}
        return texts(f"cli-campaign-refused-{error.fault}", **limits)
    one, id = error.campaign, str(error.campaign.id)
    if isinstance(error, ClosedForGood):
        return texts("cli-campaign-closed-before", id=id)
    key = "cli-campaign-open-before" if one.stopped_at is None else "cli-campaign-still-there"
    return texts(key, id=id, title=one.title, instrument=error.instrument)


def _setting(fault: SettingRefused, texts: Texts) -> str:
    expected = texts(f"cli-setting-{fault.expected}")
    if fault.given is None:
        return texts("cli-setting-wrong", name=fault.name, expected=expected)
    return texts("cli-setting-wrong-given", name=fault.name, given=fault.given, expected=expected)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
