"""Index of the rooms' translated fields; it holds nothing else."""

from trajectory.actors import translation as actors  # noqa: F401
from trajectory.decision import translation as decision  # noqa: F401
from trajectory.facts import translation as facts  # noqa: F401
from trajectory.journey import translation as journey  # noqa: F401
