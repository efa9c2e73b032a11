"""Pictures and documents in requests."""

from __future__ import annotations

from typing import Literal

from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.messages import Media
from bot.demo.emulator.world import Request, World


def media_of(
    world: World, request: Request, kind: Literal["photo", "document"], reference: str
) -> Media:
    """What `reference` points at: an upload of this request or a file that is known already."""
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if not reference.startswith("attach://"):
        return _known(world, kind, reference)
    upload = request.uploads.get(reference.removeprefix("attach://"))
    if upload is None or not upload.content:
        raise bad_request(
            "file must be non-empty" if upload else f"there is no {kind} in the request"
        )
    return world.files.photo(upload) if kind == "photo" else world.files.document(upload)


def _known(world: World, kind: str, file_id: str) -> Media:
    media = world.files.find(file_id).media
    if media.kind != kind:
        raise bad_request(f"can't use file of type {media.kind.title()} as {kind.title()}")
    return media
