"""What somebody was answered, word by word, but for what is drawn by lot or told by the clock."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff

from app.main import create_app
from app.settings import Settings
from tests.app.worlds.asking import Ask
from tests.client import Client
from tests.factories import Api, Caller

DRAWN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b|dold-[0-9a-f]{16}|samsyn_[\w-]{43}"
)
"""Ids, hashes over them, slugs of what is marked, and tokens."""
TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
COUNTED = re.compile(
    r'"(?:sequence|entries)":\d+|after=\d+|IT-\d{4}-\d{4}'
    r'|"(?:head|hash)":"[0-9a-f]{64}"|"(?:at|as_of|found_at)":"[^"]*"'
)
"""The counters that the threat model accepts: the history's numbers and hashes, and those of
requests; and when a question was asked."""


def transcript(
    api: Api, token: str, asked: Iterable[Ask], labels: Mapping[str, str]
) -> Iterator[str]:
    """Give what a caller is answered by a server of their own, call by call.

    `labels` is what to call the ids that differ from world to world.
    """
    app = create_app(Settings(rate_reads=0, rate_writes=0, read_ahead=False), api.database)
    caller = Caller(Client(app), token)
    for ask in asked:
        answer = _answer(caller, ask)
        for told, label in labels.items():
            answer = answer.replace(told, label)
        yield answer


def counted(answer: str) -> str:
    """Return an answer without the counters that the threat model accepts."""
    return COUNTED.sub("<counted>", answer)


def differences(without: Iterable[str], with_it: Iterable[str]) -> Iterator[str]:
    """Give what differs between two transcripts, line by line."""
    for before, after in zip(without, with_it, strict=True):
        if before != after:
            lines = unified_diff(_lines(before), _lines(after), lineterm="", n=0)
            yield "\n".join([before.partition("\n")[0], *lines])


def _lines(answer: str) -> list[str]:
    return answer.replace(",", ",\n").splitlines()


def _answer(caller: Caller, ask: Ask) -> str:
    headers = {}
    if ask.of is not None:
        headers["If-Match"] = caller.get(ask.of).headers.get("etag", '"none"')
    options = dict(ask.options) | ({"json": ask.body} if ask.body is not None else {})
    answer = caller.call(ask.method, ask.path, headers=headers, **options)
    named = "\n".join(f"{name}: {value}" for name, value in sorted(answer.headers.items()))
    return f"{ask.method} {ask.path} {ask.body}\n{answer.status_code}\n{named}\n\n{answer.text}"


class Mask:
    """Calls what is drawn by lot by the order in which it was first told."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        text = counted(TIMED.sub("<time>", text))
        return DRAWN.sub(lambda found: self._call(found[0]), text)

    def _call(self, drawn: str) -> str:
        return self._known.setdefault(drawn, f"<{len(self._known)}>")
