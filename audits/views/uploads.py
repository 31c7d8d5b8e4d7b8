"""Receiving uploads: on one page only, straight to the folder where they wait, and no further than the limit."""

from __future__ import annotations

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload, TemporaryFileUploadHandler

from audits.services.import_export import upload_folder


class NoFiles(FileUploadHandler):
    """Everywhere else: a file is read past and kept nowhere, before anybody asks who sent it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class WaitingFile(TemporaryUploadedFile):
    """A file received into the upload folder; gone when closed, unless it was linked under another name."""

    def __init__(
        self, name: str | None, content_type: str | None, size: int, charset: str | None, extra: dict[str, bytes] | None
    ) -> None:
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=upload_folder())  # noqa: SIM115 - closed with the request
        UploadedFile.__init__(self, file, name, content_type, size, charset, extra)


class ExportUploadHandler(TemporaryFileUploadHandler):
    """Takes the files of one upload, together up to the limit."""

    received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = WaitingFile(self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
