#!/usr/bin/env python
"""The one entry point: ``python manage.py help`` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line

from audits.management.streams import standing_up_to_streams

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")
    with standing_up_to_streams():
        execute_from_command_line(sys.argv)
