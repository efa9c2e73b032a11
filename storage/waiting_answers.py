"""What waits, as it is kept: readable for a named part, sealed for an anonymous one."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json, to_json

from storage.campaign_key import CampaignKey
from storage.seal import DraftId, seal, unseal


def kept(key: CampaignKey | None, answers: Mapping[str, Any], draft: DraftId) -> bytes:
    """Without a key readable."""
    return to_json(answers) if key is None else seal(key, answers, draft)


def opened(key: CampaignKey | None, text: bytes, draft: DraftId) -> dict[str, Any]:
    """Raises SealBroken."""
    if key is not None:
        return unseal(key, text, draft)
    answers: dict[str, Any] = from_json(text)
    return answers
