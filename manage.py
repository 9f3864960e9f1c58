#!/usr/bin/env python3
"""Django's own commands for this site; `make` lists the ones that people need."""

import os
import sys


def main() -> None:
    """Hand the command line to Django; says how to get Django when it is not there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inburgering_site.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("This Python has no Django; run `make demo` once, then use .venv/bin/python.")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads all settings, so that a wrong one is one line and no traceback
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
