from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from content.search import hear  # noqa: F401
        from content.translation import carry  # noqa: F401
