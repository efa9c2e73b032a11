"""The kinds of value that a setting may have, each read from its text or refused."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, InstanceOf, SecretStr
from pydantic_settings import NoDecode
from sqlalchemy import URL

from storage.database import DatabaseUrlRefused, database_url

_LISTEN = re.compile(r"(?:\[(?P<v6>[\dA-Fa-f:.]+)\]|(?P<host>[\w.-]+)):(?P<port>\d{1,5})", re.ASCII)


@dataclass(frozen=True)
class Listen:
    host: str
    port: int


def _listen(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _LISTEN.fullmatch(value)
    if match is None or int(match["port"]) > 65535:
        raise ValueError
    return Listen(match["v6"] or match["host"], int(match["port"]))


def _admin_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    ids = [int(part) for part in value.split(",")]
    if any(id <= 0 for id in ids):
        raise ValueError
    return ids


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError
    return text.rstrip("/")


def _webhook_address(text: str) -> str:
    parts = urlsplit(_web_address(text))
    # Telegram calls HTTPS only; a Bot API server on the same machine may do without.
    if parts.scheme != "https" and not _is_this_machine(parts.hostname or ""):
        raise ValueError
    return text


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _token(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]{8,}", secret.get_secret_value(), re.ASCII):
        raise ValueError
    return secret


def _webhook_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError
    return secret


def _database_url(value: object) -> object:
    try:
        return database_url(value) if isinstance(value, str) else value
    except DatabaseUrlRefused as error:
        raise ValueError from error


def _whole_path(folder: Path) -> Path:
    try:
        folder = folder.expanduser()
    except RuntimeError as error:
        raise ValueError from error
    # From another folder a part of a path leads elsewhere, and each process would make its keys.
    if not folder.is_absolute():
        raise ValueError
    return folder


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Token = Annotated[SecretStr, AfterValidator(_token)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
ApiAddress = Annotated[str, AfterValidator(_web_address)]
WebhookAddress = Annotated[str, AfterValidator(_webhook_address)]
DatabaseAddress = Annotated[InstanceOf[URL], NoDecode, BeforeValidator(_database_url)]
KeyFolder = Annotated[Path, AfterValidator(_whole_path)]
AdminIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_admin_ids)]
ListenAddress = Annotated[Listen, NoDecode, BeforeValidator(_listen)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]
Language = Literal["ru", "en"]
