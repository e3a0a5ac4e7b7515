"""Logs are JSON lines with a request id; they hold no names, no words and no tokens."""

from __future__ import annotations

import logging
from typing import Any

import structlog
from django.http import HttpRequest


class Routes(logging.Filter):
    """What Django says about a request, with the matched route where it names the address, which may hold ids."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never holds a record back."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            route = request.resolver_match.route if request.resolver_match else "-"
            if record.name.startswith("django.security.") and not record.args:  # the words of an exception, with what was sent
                record.msg, record.exc_info = "Refused: %s", None
                record.args = (request.path,)
            path = request.path.encode("unicode_escape").decode()
            # A refused form's reason may go on with the page that it came from.
            record.args = tuple(route if arg in (path, request.path) else str(arg).partition(" - ")[0] for arg in record.args or ())
        return True


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """Render standard-library and structlog records alike."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
