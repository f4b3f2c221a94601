"""What no refusal may tell of the machinery behind it: no answer of any test does."""

import re

import httpx2

MACHINERY = re.compile(
    r"traceback|\bFile \\?\"|\.py\b|site-packages|/(?:home|usr|srv|root|tmp|var)/|0x[0-9a-f]{6}"
    r"|sqlalchemy|sqlmodel|psycopg|sqlite|postgres|starlette|fastapi|pydantic|uvicorn|python"
    r"|\bselect\b.+\bfrom\b|insert into|\bupdate\b.+\bset\b|[a-z](?:Error|Exception)\b",
    re.IGNORECASE,
)
NAMING_SOFTWARE = ("server", "x-powered-by", "via")
CROSS_ORIGIN = "access-control-"
REFUSED = 400


def demand_discretion(request: httpx2.Request, answer: httpx2.Response) -> None:
    """Fail where an answer tells of the machinery what the caller has not said first."""
    for name in answer.headers:
        assert name not in NAMING_SOFTWARE, name
        assert not name.startswith(CROSS_ORIGIN), name
    if answer.status_code >= REFUSED:
        assert answer.headers["content-type"] in ("application/problem+json", "application/json")
        for found in MACHINERY.finditer(answer.text):
            sent = f"{request.url} {_sent(request)}".lower()
            assert found[0].lower() in sent, f"{request.method} {request.url}: {found[0]}"


def _sent(request: httpx2.Request) -> str:
    try:
        return request.content.decode("utf-8", "replace")
    except httpx2.RequestNotRead:
        return ""
