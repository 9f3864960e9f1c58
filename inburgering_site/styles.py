"""Style sheets on the wire: what one imports is written into it, without comments and spaces, when files are collected.

While developing the browser follows `@import` by itself, so there is no build step.
"""

import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import "([a-z-]+\.css)"([^;"]*);\n')
OURS = "css/"


class StyleStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's hashed and compressed files, after our own style sheets were joined and made small."""

    def post_process(self, paths: dict, dry_run: bool = False, **options):
        """Raises FileNotFoundError when a style sheet imports one that does not exist."""
        for name in [] if dry_run else [name for name in paths if name.startswith(OURS) and name.endswith(".css")]:
            small = cssmin(self._joined(name, paths))
            self.delete(name)
            self.save(name, ContentFile(small.encode()))
            paths = paths | {name: (self, name)}
        yield from super().post_process(paths, dry_run, **options)

    def _joined(self, name: str, paths: dict) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            text = file.read().decode()
        folder = PurePosixPath(name).parent

        def imported(match: re.Match) -> str:
            wanted = str(folder / match[1])
            if wanted not in paths:
                raise FileNotFoundError(f"{name} imports {wanted}, which does not exist")
            text, media = self._joined(wanted, paths), match[2].strip()
            return f"@media {media} {{{text}}}" if media else text

        return IMPORT.sub(imported, text)
