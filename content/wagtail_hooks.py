"""Index of the rooms' hooks into the admin; it holds nothing else."""

from content.editing import bulk, embeds, team_hooks  # noqa: F401
from content.editing import hooks as editing  # noqa: F401
from content.local import hooks as local  # noqa: F401
from content.overview import hooks as overview  # noqa: F401
from content.panel import hooks as panel  # noqa: F401
from content.review import hooks as review  # noqa: F401
from content.translation import hooks as translation  # noqa: F401
from content.writing import hooks as writing  # noqa: F401
