"""The key of one campaign; from its secret another one is derived for each use."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# Bytes.
SECRET_LENGTH = 32


@dataclass(frozen=True, eq=False)
class CampaignKey:
    # An exception, a log or a failing test may show this object, and none of them the key.
    sealing: AESGCM = field(repr=False)
    marking: bytes = field(repr=False)

    @classmethod
    def derived(cls, secret: bytes) -> CampaignKey:
        return cls(AESGCM(_derived(secret, b"sealing")), _derived(secret, b"marking"))


def _derived(secret: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), SECRET_LENGTH, salt=None, info=b"metodbot " + use).derive(secret)
