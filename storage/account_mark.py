"""What is kept of a person who deleted everything, so that nobody is counted twice."""

import hmac
import json

from storage.campaign_key import CampaignKey


def account_mark(key: CampaignKey, campaign: str, channel: str, external_id: str) -> str:
    """Hexadecimal, 64 characters. Without the key no account can be tried against it.

    `campaign` is the code of its link.
    """
    # A list keeps the parts apart: no two accounts have one text.
    account = json.dumps([campaign, channel, external_id]).encode()
    return hmac.digest(key.marking, account, "sha256").hex()
