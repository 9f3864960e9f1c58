"""The words of every public text, per language, ready to be searched on every database."""

from django.db import models


class SearchEntry(models.Model):
    """One page or contact moment in one language; `words` holds its stems between spaces."""

    subject = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    address = models.CharField(max_length=250)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    title_words = models.TextField()
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "language"], name="one_entry_per_text")]
        indexes = [models.Index(fields=["language"], name="search_language")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.language})"
