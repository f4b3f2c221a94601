"""What the guides say of imports and of the API is what the code does."""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from pydantic import BaseModel, SecretStr

from app.main import create_app
from app.problems.table import PROBLEMS
from app.schemas.gate.bypasses import BypassIn
from app.schemas.gate.delegation_decisions import (
    DelegationDecisionIn,
    DelegationDecisionPatch,
)
from app.schemas.gate.delegations import DelegationIn
from app.schemas.identity.me import MeIn
from app.schemas.match import MatchIn
from app.schemas.overlaps.verdicts import VerdictIn
from app.schemas.register.vocabulary import FunctionPatch
from app.schemas.systems.entry_in import SystemIn, SystemPatch
from app.schemas.systems.merging import MergeIn
from app.settings import Settings
from app.storage.kinds import IMPORTED
from inventory.importing.words.columns import export_header, known_headers
from tests.docs.pages import (
    API,
    CODE,
    IMPORTING,
    PAGES,
    prose,
    shell_lines,
    table_below,
)

HEADINGS = {
    "systems": "### System (`systems`)",
    "uses": "### Användningar (`uses`)",
    "units": "### Organisationen (`units`)",
    "functions": "### Funktioner (`functions`)",
    "products": "### Kända produkter (`products`)",
    "people": "### Personer (`people`)",
    "delegations": "### Delegationsregler (`delegations`)",
}
BODIES: Mapping[str, type[BaseModel]] = {
    "POST /systems": SystemIn,
    "PATCH /systems/[^/]+": SystemPatch,
    "POST /systems/[^/]+/merge": MergeIn,
    "PATCH /functions/[^/]+": FunctionPatch,
    "PATCH /me": MeIn,
    "POST /overlaps/[^/]+/verdicts": VerdictIn,
    "POST /match": MatchIn,
    "POST /delegations": DelegationIn,
    "POST /bypasses": BypassIn,
    "POST /requests/[^/]+/delegation-decisions": DelegationDecisionIn,
    "PATCH /requests/[^/]+/delegation-decisions/[^/]+": DelegationDecisionPatch,
}
AN_ID = "00000000-0000-0000-0000-000000000000"


def test_the_guide_tells_of_every_kind_of_file() -> None:
    kinds = [CODE.findall(row[0])[0] for row in table_below(IMPORTING, "## Vad som kan importeras")]
    assert sorted(kinds) == sorted(IMPORTED) == sorted(HEADINGS)


@pytest.mark.parametrize("kind", IMPORTED)
def test_the_guide_tells_which_columns_a_file_must_have(kind: str) -> None:
    told = {
        row[0].strip("`"): row[2] for row in table_below(IMPORTING, "## Vad som kan importeras")
    }
    content = IMPORTED[kind]
    demanded = {export_header(content.headers, field) for field in content.required}
    assert set(told[kind].removesuffix(" |").split(", ")) == demanded


@pytest.mark.parametrize("kind", IMPORTED)
def test_every_header_that_the_guide_shows_is_known(kind: str) -> None:
    headers = IMPORTED[kind].headers
    known = known_headers(headers)
    shown = []
    for first, others, *_ in table_below(IMPORTING, HEADINGS[kind]):
        word = first.strip("`")
        shown.append(word)
        fields = {known.get(other.casefold()) for other in [word, *CODE.findall(others)]}
        assert None not in fields, f"{kind}: {word} has a word beside it that is not known"
        assert len(fields) == 1, f"{kind}: {word} is {fields}"
    assert shown == [export_header(headers, field) for field in headers]


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    path = tmp_path_factory.mktemp("described") / "samsyn.sqlite"
    app = create_app(Settings(database_url=SecretStr(f"sqlite:///{path}")))
    app.state.installation.database.close()
    return app.openapi()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_call_that_is_shown_is_one_that_the_api_answers(
    page: Path, description: Mapping[str, Any]
) -> None:
    for method, address, _ in calls(page):
        parts = urlsplit(address)
        operation = _operation(description["paths"], parts.path, method)
        assert operation is not None, f"{method} {parts.path}"
        taken = {parameter["name"] for parameter in operation.get("parameters", [])}
        assert {name for name, _ in parse_qsl(parts.query)} <= taken, address


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_body_that_is_shown_is_one_that_the_api_takes(page: Path) -> None:
    for method, address, body in calls(page):
        if body is not None:
            sent = json.loads(re.sub(r"\$[A-Z]+", AN_ID, body))
            asked = f"{method} {urlsplit(address).path}"
            (shape,) = (shape for call, shape in BODIES.items() if re.fullmatch(call, asked))
            shape.model_validate_json(json.dumps(sent))


def test_every_problem_is_explained_with_its_status() -> None:
    guide = prose(API)
    rows = re.findall(r"\| (\d+) \| `/problems/([\w-]+)` \|", guide)
    told = [(int(status), slug) for status, slug in rows]
    told += [(int(s), slug) for s, slug in re.findall(r"(\d+) `/problems/([\w-]+)`", guide)]
    kinds = {(kind.status, kind.slug) for kind in PROBLEMS.values()}
    assert set(told) <= kinds
    may_be_missed = {"cannot-merge", "cannot-undo"}  # each is told by the one call that gives it
    assert {slug for _, slug in kinds} - {slug for _, slug in told} <= may_be_missed


def calls(page: Path) -> Iterator[tuple[str, str, str | None]]:
    """The method, the address below /api/v1, and the body of each curl."""
    for line in shell_lines(page):
        if "curl " not in line:
            continue
        call = line[line.index("curl ") :].split(" | ")[0]
        words = shlex.split(call)
        named = dict(pairwise(words))
        address = next(word for word in words if word.startswith("$API"))
        yield named.get("-X", "GET"), address.removeprefix("$API"), named.get("-d")


def _operation(paths: Mapping[str, Any], path: str, method: str) -> Any:
    """The operation that answers; an address without variables goes before one with."""
    for pattern in sorted(paths, key=lambda pattern: "{" in pattern):
        fits = re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), f"/api/v1{path}")
        if fits and method.lower() in paths[pattern]:
            return paths[pattern][method.lower()]
    return None
