from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from content.editing import hear as names  # noqa: F401
        from content.editing.spreadsheets import make_harmless
        from content.local import hear as parts  # noqa: F401
        from content.search import hear  # noqa: F401
        from content.translation import carry  # noqa: F401
        from content.translation import hear as nouns  # noqa: F401

        make_harmless()
