"""What Wagtail sends waits in the queue of mail too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0013_second_person_and_bundles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[("invitation", "Invitation"), ("reminder", "Reminder"), ("notice", "Message")],
                max_length=12,
                verbose_name="kind",
            ),
        ),
    ]
