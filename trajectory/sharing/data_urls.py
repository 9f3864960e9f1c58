"""Addresses of the open data: no language in front, since one file holds them all."""

from django.urls import path, re_path

from trajectory.sharing import open_data

VERSION = r"(?P<version>latest|[1-9][0-9]{0,5})"
NAME = r"(?P<name>journey\.(?:json|csv\.zip|jsonld))"

urlpatterns = [
    path("", open_data.lead_to_page, name="data"),
    path("catalogue.jsonld", open_data.show_catalogue, name="data-catalogue"),
    path("journey/", open_data.lead_to_page, name="dataset"),
    path("journey/schema.json", open_data.newest_schema, name="dataset-schema-newest"),
    path("journey/schema-<int:number>.json", open_data.schema, name="dataset-schema"),
    path("journey/changes.json", open_data.changes_file, name="dataset-changes"),
    path("journey/changes.atom", open_data.changes_feed, name="dataset-feed"),
    re_path(rf"^journey/{VERSION}/{NAME}$", open_data.data_file, name="dataset-file"),
    re_path(rf"^journey/{VERSION}/schema\.json$", open_data.schema_of_version, name="dataset-schema-of-version"),
]
