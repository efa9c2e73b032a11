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
_VERSION = b"\x01"
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
    return _VERSION + nonce + key.sealing.encrypt(nonce, _padded(answers), _context(draft))


def unseal(key: CampaignKey, sealed: bytes, draft: DraftId) -> dict[str, Any]:
    """Raises SealBroken."""
    start = len(_VERSION) + _NONCE
    if not sealed.startswith(_VERSION) or len(sealed) <= OVERHEAD:
        raise SealBroken(draft)
    try:
        body = key.sealing.decrypt(sealed[len(_VERSION) : start], sealed[start:], _context(draft))
    except InvalidTag:
        raise SealBroken(draft) from None
    length = int.from_bytes(body[:_LENGTH])
    answers: dict[str, Any] = from_json(zlib.decompress(body[_LENGTH : _LENGTH + length]))
    return answers


def _padded(answers: Mapping[str, Any]) -> bytes:
    text = zlib.compress(to_json(answers), _LEVEL)
    body = len(text).to_bytes(_LENGTH) + text
    return body + bytes(-len(body) % BLOCK)


def _context(draft: DraftId) -> bytes:
    return f"metodbot {draft.state} {draft.campaign} {draft.sheet}".encode()
