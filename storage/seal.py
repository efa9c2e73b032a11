"""Drafts that nobody reads without the campaign's key, and that tell little by their length."""

import secrets
import zlib
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from cryptography.exceptions import InvalidTag
from pydantic_core import from_json, to_json

from storage.campaign_key import CampaignKey

# In bytes. A sealed text is: version, nonce, and in cipher the length of the answers, the answers
# as JSON and deflated, and zeros to a whole number of blocks; then the tag.
# Plainly, the answers of a usual questionnaire are about as long as a block: who has pressed a few
# buttons more would be known by a second one, here and among what was counted.
BLOCK = 1024
_VERSION, _PLAIN = b"\x02", b"\x01"
# Of zlib, which takes half as long as by default and hardly gets less small.
_LEVEL = 1
_NONCE, _LENGTH, _TAG = 12, 4, 16
OVERHEAD = len(_VERSION) + _NONCE + _TAG


class DraftId(NamedTuple):
    """Whose place in the database a sealed text has; it is opened in no other.

    `campaign` is the code of its link; what was handed in and waits is no draft any more.
    """

    campaign: str
    sheet: int
    state: Literal["draft", "waiting"] = "draft"


class SealBroken(Exception):
    """It was changed, belongs to another draft, or was sealed with another key."""

    def __init__(self, draft: DraftId) -> None:
        self.draft = draft
        super().__init__(draft)


def seal(key: CampaignKey, answers: Mapping[str, Any], draft: DraftId) -> bytes:
    """`answers` are plain JSON; the same never look the same twice."""
    nonce = secrets.token_bytes(_NONCE)
    return (
        _VERSION + nonce + key.sealing.encrypt(nonce, _padded(answers), _context(draft, _VERSION))
    )


def unseal(key: CampaignKey, sealed: bytes, draft: DraftId) -> dict[str, Any]:
    """Raises SealBroken."""
    start, version = len(_VERSION) + _NONCE, sealed[: len(_VERSION)]
    if version not in {_VERSION, _PLAIN} or len(sealed) <= OVERHEAD:
        raise SealBroken(draft)
    try:
        body = key.sealing.decrypt(
            sealed[len(_VERSION) : start], sealed[start:], _context(draft, version)
        )
    except InvalidTag:
        raise SealBroken(draft) from None
    length = int.from_bytes(body[:_LENGTH])
    text = body[_LENGTH : _LENGTH + length]
    answers: dict[str, Any] = from_json(text if version == _PLAIN else zlib.decompress(text))
    return answers


def _padded(answers: Mapping[str, Any]) -> bytes:
    text = zlib.compress(to_json(answers), _LEVEL)
    body = len(text).to_bytes(_LENGTH) + text
    return body + bytes(-len(body) % BLOCK)


def _context(draft: DraftId, version: bytes) -> bytes:
    told = "" if version == _PLAIN else f"{version[0]} "
    return f"metodbot {told}{draft.state} {draft.campaign} {draft.sheet}".encode()
