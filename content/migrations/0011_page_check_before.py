"""A page has a day before which somebody looks again whether it is still true."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0010_municipal_teams"),
    ]

    operations = [
        migrations.AddField(
            model_name="readerpage",
            name="review_by",
            field=models.DateField(blank=True, null=True, verbose_name="check before"),
        ),
    ]
