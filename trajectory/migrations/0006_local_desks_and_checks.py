"""Desks say for which steps they are and who speaks what; what municipalities wrote has a day to look again.

The desks that are there stay on the site.
"""

from django.db import migrations, models


def keep_on_the_site(apps, schema_editor) -> None:
    apps.get_model("trajectory", "ContactPoint").objects.update(live=True)


class Migration(migrations.Migration):
    dependencies = [
        ("trajectory", "0005_dataset_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="contactpoint",
            name="interpreter",
            field=models.CharField(
                blank=True,
                choices=[
                    ("request", "There is an interpreter if you ask for one."),
                    ("always", "There is always an interpreter."),
                    ("none", "There is no interpreter."),
                ],
                max_length=8,
                verbose_name="interpreter",
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="languages",
            field=models.JSONField(blank=True, default=list, verbose_name="languages spoken there"),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="live",
            field=models.BooleanField(default=False, verbose_name="on the site"),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="phases",
            field=models.ManyToManyField(
                blank=True, related_name="contact_points", to="trajectory.phase", verbose_name="steps"
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="review_by",
            field=models.DateField(blank=True, null=True, verbose_name="check before"),
        ),
        migrations.AddField(
            model_name="localaddition",
            name="beside",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="national text beside it"),
        ),
        migrations.AddField(
            model_name="localaddition",
            name="beside_version",
            field=models.CharField(blank=True, editable=False, max_length=12),
        ),
        migrations.AddField(
            model_name="localaddition",
            name="review_by",
            field=models.DateField(blank=True, null=True, verbose_name="check before"),
        ),
        migrations.RunPython(keep_on_the_site, migrations.RunPython.noop),
    ]
