"""What Telegram answers when it does not do what was asked."""

from __future__ import annotations


class Refused(Exception):
    """An answer with `ok: false`; `retry_after` is in seconds."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        self.status, self.description, self.retry_after = status, description, retry_after
        super().__init__(description)


class ConnectionDropped(Exception):
    """The caller gets no answer at all."""


class Unanswered(Exception):
    """The connection stays open, and nothing comes."""


class CutOff(Exception):
    """The answer ends in its middle."""

    def __init__(self, result: object) -> None:
        self.result = result
        super().__init__()


def bad_request(reason: str) -> Refused:
    return Refused(400, f"Bad Request: {reason}")


def cannot_parse_entities(reason: str) -> Refused:
    return bad_request(f"can't parse entities: {reason}")


def forbidden(reason: str) -> Refused:
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    return Refused(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after)
