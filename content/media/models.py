"""Documents in one language, and recordings (sound or film) with a track per language."""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.documents.models import AbstractDocument
from wagtail.models import Orderable
from wagtail.search import index

from content.media.chapters import Chapter, WrongChapter, read_chapters
from content.media.forms import RecordingForm, TracksPanel, refusal
from content.media.kinds import DOCUMENTS, FILMS, SOUNDS, WrongFile, check_captions, kind_of, reading
from content.media.outdated import outdated
from trajectory.journey.models import Phase


def language_choices() -> list[tuple[str, str]]:
    """The public languages; asked at run time, so that a new language needs no migration."""
    return list(settings.LANGUAGES)


def say_wrong(problem: WrongChapter) -> str:
    """What an editor is told of a line that is no chapter."""
    reasons = {
        "form": _("Line %(line)s: write a time and the code of a phase, such as “0:12 plan”."),
        "order": _("Line %(line)s: this time is not later than the one before."),
        "twice": _("Line %(line)s: this phase already has a chapter."),
        "unknown": _("Line %(line)s: there is no phase with this code."),
    }
    return reasons[problem.why] % {"line": problem.line}


def keep_track(track: "RecordingTrack", name: str) -> str:
    """Where a file of a recording is kept: never twice the same name, so that browsers may keep it."""
    path = PurePath(name)
    return f"recordings/{slugify(path.stem)[:40] or 'file'}-{get_random_string(8).lower()}{path.suffix}"


class ReaderDocument(AbstractDocument):
    """A file to download, such as a leaflet, in one language."""

    language = models.CharField(_("language"), max_length=8, choices=language_choices, default=settings.LANGUAGE_CODE)

    admin_form_fields = ("title", "language", "file", "collection")  # tags would be one list for all municipalities
    search_fields = [*AbstractDocument.search_fields, index.FilterField("language")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def tongue(self):
        """Its language, with tag, direction and own name."""
        return settings.SITE_LANGUAGES.get(self.language)

    def clean(self) -> None:
        """Raises ValidationError when the file is another kind than its name says."""
        super().clean()
        try:
            with self.open_file() as file:
                found = kind_of(file, DOCUMENTS)
        except WrongFile:
            raise ValidationError({"file": refusal(DOCUMENTS)}) from None
        if found != self.file_extension.lower():
            raise ValidationError({"file": refusal(DOCUMENTS)})


class RecordingManager(models.Manager):
    """Recordings with their still picture: wherever one is shown, so is that."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("poster")


class Recording(ClusterableModel):
    """Something to hear or to watch, told in several languages."""

    class Kind(models.TextChoices):
        SOUND = "sound", _("Sound")
        FILM = "film", _("Film")

    class Tells(models.TextChoices):
        """What the script of a recording is, to which its tracks are compared."""

        ITSELF = "", _("Its own words: the Dutch transcript is the script")
        JOURNEY = "journey", _("The journey: the texts of the phases and moments are the script")

    code = models.SlugField(max_length=40, unique=True, null=True, editable=False)  # how files name it
    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("Only editors see this name."))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.FILM)
    tells = models.CharField(_("what it tells"), max_length=8, choices=Tells, default=Tells.ITSELF, blank=True)
    poster = models.ForeignKey(
        "wagtailimages.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("still picture"),
        help_text=_("What a film shows before it plays."),
    )

    objects = RecordingManager()

    base_form_class = RecordingForm
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("tells"),
        FieldPanel("poster"),
        HelpPanel(template="editing/outdated_tracks.html"),
        TracksPanel("tracks", label=_("language"), min_num=1),
    ]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def in_reach(self, code: str) -> "list[RecordingTrack]":
        """The tracks in public languages; first the one in language `code`, then the Dutch one."""
        best = {code: 0, settings.LANGUAGE_CODE: 1}
        tracks = [track for track in self.tracks.all() if track.language in settings.SITE_LANGUAGES]
        return sorted(tracks, key=lambda track: best.get(track.language, 2))

    def outdated_languages(self) -> str:
        """The languages whose track is older than the script, by their own names."""
        return ", ".join(track.tongue.name for track in outdated(self, self.in_reach(settings.LANGUAGE_CODE)))

    outdated_languages.short_description = _("Older than the script")


class RecordingTrack(Orderable):
    """A recording in one language: its title, the file with that voice, captions, and all that is said."""

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="tracks")
    language = models.CharField(_("language"), max_length=8, choices=language_choices, default=settings.LANGUAGE_CODE)
    title = models.CharField(_("title"), max_length=120)
    file = models.FileField(
        _("file"),
        upload_to=keep_track,
        blank=True,
        help_text=_("MP3, M4A or OGG for sound, MP4 or WebM for film. Empty: the Dutch voice is heard."),
    )
    captions = models.FileField(
        _("captions"), upload_to=keep_track, blank=True, help_text=_("WebVTT (.vtt); every film needs them.")
    )
    transcript = models.TextField(
        _("transcript"), help_text=_("All that is said, and for a film what only the picture shows.")
    )

    chapters = models.TextField(
        _("chapters"),
        blank=True,
        help_text=_("A line for each: from when on, and the code of the phase, such as “0:12 plan”."),
    )
    # The fingerprint of the script it was made from; empty when nobody knows.
    made_from = models.CharField(max_length=12, blank=True, editable=False)

    panels = [
        FieldPanel(name) for name in ("language", "title", "file", "captions", "transcript", "chapters", "still_right")
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("language of a recording")
        constraints = [
            models.UniqueConstraint(fields=["recording", "language"], name="one_track_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def tongue(self):
        """Its language, with tag, direction and own name."""
        return settings.SITE_LANGUAGES[self.language]

    @property
    def media_type(self) -> str:
        """What a browser is told it will play, such as video/mp4."""
        extension = PurePath(self.file.name).suffix.lstrip(".")
        kinds = SOUNDS if self.recording.kind == Recording.Kind.SOUND else FILMS
        return kinds.get(extension, "")

    @property
    def parts(self) -> tuple[Chapter, ...]:
        """Its chapters; none when what is kept cannot be read."""
        try:
            return read_chapters(self.chapters)
        except WrongChapter:
            return ()

    def clean(self) -> None:
        """Raises ValidationError for captions or chapters that are none; the recording's form knows the files."""
        super().clean()
        try:
            read_chapters(self.chapters, set(Phase.objects.values_list("code", flat=True)))
        except WrongChapter as problem:
            raise ValidationError({"chapters": say_wrong(problem)}) from None
        if self.captions:
            try:
                with reading(self.captions) as file:
                    check_captions(file)
            except WrongFile:
                raise ValidationError({"captions": _("These are no captions in WebVTT.")}) from None
