"""Serve static files and what editors uploaded: in parts for players, never with a session, never as a web page."""

import os

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import NotARegularFileError, StaticFile

# Not the originals of pictures: a camera writes into them where and when they were taken.
PUBLIC = ("images", "documents", "recordings")
IN_BROWSER = (".jpg", ".jpeg", ".png", ".webp", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt")
A_DAY = 86400


class SiteFiles(WhiteNoiseMiddleware):
    """WhiteNoise, which looks up the files it knows at its start, and uploads when they are asked for."""

    def __call__(self, request):
        if request.path_info.startswith(settings.MEDIA_URL):
            found = self.find_upload(request.path_info.removeprefix(settings.MEDIA_URL))
            if found is not None:
                return self.serve(found, request)
        return super().__call__(request)

    def find_upload(self, name: str) -> StaticFile | None:
        """The uploaded file with this name below MEDIA_ROOT, with its headers; None for all that is not public."""
        folder, _, rest = name.partition("/")
        if folder not in PUBLIC:
            return None
        try:
            path = safe_join(os.path.join(settings.MEDIA_ROOT, folder), rest)
            return StaticFile(path, list(self.headers_of(path).items()))
        except (SuspiciousFileOperation, NotARegularFileError, ValueError, OSError):
            return None

    def headers_of(self, path: str) -> dict[str, str]:
        """What a browser is told of an upload: its kind by its name, that it may keep it, that nothing in it runs."""
        headers = {
            "Content-Type": self.media_types.get_type(path),
            "Cache-Control": f"public, max-age={A_DAY}",
            "Content-Security-Policy": "default-src 'none'",
            "Accept-Ranges": "bytes",
        }
        if not path.lower().endswith(IN_BROWSER):
            headers["Content-Disposition"] = "attachment"
        return headers
