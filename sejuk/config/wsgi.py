"""The WSGI application that granian serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from sejuk.config.stalled import Watch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.config.settings")
application = Watch(get_wsgi_application(), settings.BODY_SECONDS)
