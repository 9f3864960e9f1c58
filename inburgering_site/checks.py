"""What Django's check says of the settings of a real site, beside its own advice."""

from django.conf import settings
from django.core import checks

from inburgering_site.mail import HOW


@checks.register(checks.Tags.security, deploy=True)
def mail_can_be_sent(app_configs, **kwargs) -> list[checks.Warning]:
    """Invitations and reminders wait until these settings are there."""
    return [
        checks.Warning(f"Mail waits: the setting {name} is missing.", hint=f"Set {HOW[name]}", id="site.mail")
        for name in settings.MAIL_MISSING
    ]
