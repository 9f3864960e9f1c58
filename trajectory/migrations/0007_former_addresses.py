"""What a municipality adds keeps its old addresses; the name of a text may be as long as its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajectory", "0006_local_desks_and_checks"),
    ]

    operations = [
        migrations.AddField(
            model_name="localaddition",
            name="formerly",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AlterField(
            model_name="loadedtext",
            name="subject",
            field=models.CharField(max_length=140),
        ),
        migrations.AlterField(
            model_name="provenance",
            name="subject",
            field=models.CharField(max_length=140),
        ),
    ]
