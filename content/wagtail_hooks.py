"""Index of the rooms' hooks into the admin; it holds nothing else."""

from content.editing import bulk, embeds  # noqa: F401
from content.editing import hooks as editing  # noqa: F401
from content.overview import hooks as overview  # noqa: F401
from content.translation import hooks as translation  # noqa: F401
