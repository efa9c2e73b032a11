"""Files that were uploaded by either side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.messages import Media
from bot.demo.emulator.pictures import photo_size
from bot.demo.emulator.wire import Json, Upload

DOWNLOAD_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    path: str
    upload: Upload
    media: Media

    def as_json(self) -> Json:
        return {**_described(self.id, self.upload), "file_path": self.path}


class Files:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def photo(self, upload: Upload) -> Media:
        width, height = photo_size(upload.content)
        file_id = f"photo-{next(self._numbers)}"
        largest = {**_described(file_id, upload), "width": width, "height": height}
        return self._keep(upload, Media("photo", file_id, [largest]), "photos")

    def document(self, upload: Upload) -> Media:
        file_id = f"document-{next(self._numbers)}"
        file = {**_described(file_id, upload), "file_name": upload.name, "mime_type": upload.type}
        return self._keep(upload, Media("document", file_id, file), "documents")

    def find(self, file_id: str) -> StoredFile:
        if file_id not in self._by_id:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._by_id[file_id]

    def downloadable(self, file_id: str) -> StoredFile:
        if file_id not in self._by_id:
            raise bad_request("invalid file_id")
        file = self._by_id[file_id]
        if len(file.upload.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return file

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def _keep(self, upload: Upload, media: Media, folder: str) -> Media:
        extension = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        file = StoredFile(media.file_id, f"{folder}/{media.file_id}.{extension}", upload, media)
        self._by_id[file.id] = self._by_path[file.path] = file
        return media


def _described(file_id: str, upload: Upload) -> Json:
    size = len(upload.content)
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": size}
