"""Logs: one JSON line per event, with å, ä and ö as they are, and no values of variables."""

import json
import sys
from functools import partial

import structlog


def set_up_logs() -> None:
    """Write events to standard error, as JSON."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(partial(json.dumps, ensure_ascii=False)),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
