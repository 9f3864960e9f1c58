from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "inburgering_site"
