from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "inburgering_site"

    def ready(self) -> None:
        from inburgering_site import checks  # noqa: F401
