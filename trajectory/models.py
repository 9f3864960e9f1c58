"""Index of the rooms' models; it holds nothing else."""

from trajectory.actors.models import ContactPoint, Municipality, Organisation, Postcode  # noqa: F401
from trajectory.decision.models import (  # noqa: F401
    DecisionAnswer,
    DecisionOutcome,
    DecisionQuestion,
    OutcomeSource,
    PublishedTree,
)
from trajectory.facts.models import Fact, FactSource, Source  # noqa: F401
from trajectory.journey.local import LocalAddition  # noqa: F401
from trajectory.journey.models import Group, Law, Phase, Route  # noqa: F401
from trajectory.journey.moment import ContactMoment, MomentSource  # noqa: F401
from trajectory.sharing.models import DatasetFile, DatasetVersion  # noqa: F401
from trajectory.texts.models import LoadedText, Provenance, SmallEdit, SourceText  # noqa: F401
