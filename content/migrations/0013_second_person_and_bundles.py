"""The second person, bundles and checks of links.

It takes the right to publish alone from national editors: from now on a second person approves. Nothing else goes.
The workflow that Wagtail puts on all pages when it is installed leaves its place to ours (content/review/assign.py).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def nobody_publishes_alone(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name="National editors")
    for group in groups:
        alone = group.permissions.filter(codename__startswith="publish_", content_type__app_label="trajectory")
        group.permissions.remove(*alone)
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    rights.filter(group__in=groups, permission__codename="publish_page").delete()
    places = apps.get_model("wagtailcore", "WorkflowPage").objects
    places.filter(page__depth=1, workflow__name="Moderators approval").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("content", "0012_teams_invitations_and_mail"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=600, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "is being checked"),
                            ("ok", "works"),
                            ("broken", "broken"),
                            ("unknown", "could not be checked"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("asked_at", models.DateTimeField(db_index=True, null=True)),
                ("checked_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "check of a link",
                "verbose_name_plural": "checks of links",
                "ordering": ["url"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("reason_nl", models.TextField(max_length=1000, verbose_name="what and why, in Dutch")),
                ("reason_en", models.TextField(max_length=1000, verbose_name="what and why, in English")),
                ("law", models.CharField(blank=True, max_length=150, verbose_name="law or regulation")),
                ("article", models.CharField(blank=True, max_length=80, verbose_name="article")),
                (
                    "takes_effect_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="In Dutch time. Empty: as soon as a second person has approved.",
                        null=True,
                        verbose_name="day and time from which readers see it",
                    ),
                ),
                (
                    "with_version",
                    models.BooleanField(
                        default=False,
                        help_text="With the reason and the law that stand here.",
                        verbose_name="publish a version of the open data with it",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being made"),
                            ("sent", "waits for a second person"),
                            ("approved", "approved"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("published_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("refused", models.JSONField(default=list)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bundle",
                "verbose_name_plural": "bundles",
                "ordering": ["-pk"],
                "permissions": [
                    ("review_nationally", "May approve what others wrote for everybody"),
                    ("publish_bundles", "May publish an approved bundle before its day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondPersonTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "look by a second person",
                "verbose_name_plural": "looks by a second person",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="BundleItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publish", "publish"),
                            ("unpublish", "take off the site"),
                            ("tree", "publish the decision tree"),
                        ],
                        default="publish",
                        max_length=10,
                    ),
                ),
                ("object_id", models.CharField(blank=True, max_length=40)),
                ("pinned", models.CharField(blank=True, max_length=64)),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="content.bundle"
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "change in a bundle",
                "verbose_name_plural": "changes in bundles",
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("bundle", "content_type", "object_id"), name="once_per_bundle"),
                    models.UniqueConstraint(
                        condition=models.Q(("content_type", None)), fields=("bundle",), name="one_tree_per_bundle"
                    ),
                ],
            },
        ),
        migrations.RunPython(nobody_publishes_alone, migrations.RunPython.noop),
    ]
