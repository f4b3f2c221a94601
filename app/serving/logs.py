"""Logs: one JSON line per event, with å, ä and ö as they are, and no values of variables.

What libraries log through `logging`, the server itself among them, becomes such lines too.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

UNPRINTABLE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Beside what JSON escapes: what ends lines, moves cursors, or turns text round."""

FRAMES = 12


def set_up_logs() -> None:
    """Write events to standard error."""
    before: list[Processor] = [structlog.processors.add_log_level, stamped, without_values]
    written = cast("TextIO", Patient(sys.stderr))
    structlog.configure(
        processors=[*before, one_line],
        logger_factory=structlog.PrintLoggerFactory(written),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(written)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *before],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, one_line],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


class Patient:
    """A stream without room loses a line, and not the call that the line is about."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what there is room for."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand on what has been written."""
        with suppress(OSError):
            self._stream.flush()


stamped = structlog.processors.TimeStamper(fmt="iso", utc=True)


def one_line(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    """Return an event as one line that no text in it can break, colour or turn round."""
    line = json.dumps(event, ensure_ascii=False, default=lambda value: type(value).__name__)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def without_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell of an exception what it is and where it came from: its words may hold anybody's text."""
    raised = event.pop("exc_info", None)
    if isinstance(raised, tuple):
        raised = raised[1]
    if raised is True:
        raised = sys.exc_info()[1]
    if isinstance(raised, BaseException):
        event["exception"] = [type(error).__name__ for error in _chain(raised)]
        event["at"] = _places(raised)
    return event


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _places(error: BaseException) -> list[str]:
    frames: Any = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
