"""Index of the rooms' models; it holds nothing else."""

from content.editing.invitations import Invitation  # noqa: F401
from content.editing.letters import Letter  # noqa: F401
from content.editing.models import MunicipalTeam, User  # noqa: F401
from content.editing.reminders import Reminded  # noqa: F401
from content.faq.models import Question, QuestionSource  # noqa: F401
from content.glossary.models import Term, TermSource  # noqa: F401
from content.media.models import ReaderDocument, Recording, RecordingTrack  # noqa: F401
from content.pages.models import HomePage, InfoPage, PageSource, ReaderPage, SectionPage, TopicPage  # noqa: F401
from content.panel.models import PanelAnswer, PanelMark, PanelRound, PanelTongue  # noqa: F401
from content.partners.models import EmbedCount, Partner, Theme  # noqa: F401
from content.review.models import Bundle, BundleItem, LinkCheck, SecondPersonTask  # noqa: F401
from content.search.models import SearchEntry  # noqa: F401
